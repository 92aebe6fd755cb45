"""A declaration's own sectors and groups beside the project's."""

from pathlib import Path

import pytest

from docgen.errors import ContentError
from docgen.load.own_vocabulary import Vocabularies
from docgen.load.project import load_project
from docgen.model import Vocabulary
from docgen.sources import Sources

DEFENCE = "defence: {name: Defence and aviation, scope: Joint production.}\n"


def vocabulary(root: Path, sectors: str = "", groups: str = "", settings: str = "") -> Vocabulary:
    """That of the declaration ``demo`` with files of its own, read in both ways that there are."""
    for name, text in (("sectors", sectors), ("groups", groups)):
        if text:
            (root / f"content/demo/{name}.yaml").write_text(text, "utf-8")
    with (root / "docgen.toml").open("a", encoding="utf-8") as file:
        file.write(settings)
    alone = Vocabularies(Sources(root)).of("demo")
    assert load_project(Sources(root)).vocabulary_of("demo") == alone
    return alone


def test_own_sectors_come_after_the_projects(mini: Path) -> None:
    found = vocabulary(mini, DEFENCE)
    assert list(found.sectors) == ["fish", "energy", "defence"]
    assert found.sectors["defence"].name == "Defence and aviation"


def test_a_sector_that_the_declaration_does_not_use(mini: Path) -> None:
    said = mini / "content/demo/annotations.yaml"
    said.write_text(said.read_text("utf-8").replace("[energy]", "[defence]"), "utf-8")
    found = vocabulary(mini, DEFENCE, settings='[declarations.demo]\nsectors = ["fish"]\n')
    assert list(found.sectors) == ["fish", "defence"]
    assert list(found.unused) == ["energy"]


def test_own_groups_and_own_names_of_groups(mini: Path) -> None:
    found = vocabulary(
        mini, groups="nordics: {name: The Nordic Two}\ntwo: {name: The Two, members: [NO, KZ]}\n"
    )
    assert [(each.id, each.name, each.members) for each in found.groups.values()] == [
        ("nordics", "The Nordic Two", ("NO", "IS")),
        ("two", "The Two", ("NO", "KZ")),
    ]


def test_without_anything_of_its_own_it_has_the_projects(mini: Path) -> None:
    project = load_project(Sources(mini))
    assert project.vocabulary_of("demo") is project.vocabulary == vocabulary(mini)


@pytest.mark.parametrize(
    ("sectors", "groups", "told"),
    [
        (
            "defence: {name: D, scope: S}\nfish: {name: F, scope: S}\n",
            "",
            "content/demo/sectors.yaml:2: the project has a sector 'fish'"
            " (content/sectors.yaml:1) (give it another id here, or use that one)",
        ),
        (
            "norway: {name: N, scope: S}\n",
            "",
            "content/demo/sectors.yaml:1: the sector 'norway' and the party NO"
            " (content/parties.yaml:2) are both called 'norway'"
            " (give one of them another id or slug: notes and documents are named by it)",
        ),
        (
            "no-fish: {name: N, scope: S}\n",
            "",
            "content/demo/sectors.yaml:1: the sector 'no-fish' and the party NO with the sector"
            " 'fish' (content/parties.yaml:2) are both called 'no-fish'"
            " (give one of them another id or slug: notes and documents are named by it)",
        ),
        (
            "defence: {name: D, scop: S}\n",
            "",
            "content/demo/sectors.yaml:1: unknown key 'scop' (did you mean 'scope'?)",
        ),
        (
            "Defence: {name: D, scope: S}\n",
            "",
            "content/demo/sectors.yaml:1: 'Defence' is not a valid id"
            " (use lower-case letters, digits and single hyphens)",
        ),
        (
            "",
            "two: {name: The Two}\n",
            "content/demo/groups.yaml:1: missing key 'members'"
            " (list the codes of its parties, such as [FR, IN])",
        ),
        (
            "",
            "two: {name: The Two, members: [NO, KS]}\n",
            "content/demo/groups.yaml:1: unknown party 'KS'"
            " (known: IS, KZ, NO; add it to content/parties.yaml)",
        ),
        (
            "",
            "nordics: {name: The Two, members: [NO, KZ]}\n",
            "content/demo/groups.yaml:1: the project has a group 'nordics'"
            " (content/parties.yaml:6) (leave out 'members' to name that one otherwise here,"
            " or take another id)",
        ),
    ],
)
def test_a_mistake_in_a_file(mini: Path, sectors: str, groups: str, told: str) -> None:
    with pytest.raises(ContentError) as caught:
        vocabulary(mini, sectors, groups)
    assert str(caught.value) == told
