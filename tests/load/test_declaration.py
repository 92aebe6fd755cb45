import datetime
from hashlib import sha256
from pathlib import Path

import pytest

from conftest import TESTS
from docgen.errors import ContentError
from docgen.load.project import load_project
from docgen.model import Project
from docgen.notes import NoteBlock, NoteWords
from docgen.sources import Sources


def test_head(mini_project: Project) -> None:
    head = mini_project.declarations[0].head
    text = (TESTS / "projects/mini/content/demo/text.en.md").read_bytes()
    assert (head.id, head.place, head.date) == ("demo", "Bergen", datetime.date(2024, 2, 29))
    assert head.text_digest == sha256(text).hexdigest()
    assert [each.party for each in head.participants] == ["NO", "IS", "KZ"]
    assert [each.host for each in head.participants] == [True, False, False]


def test_text_keeps_what_looks_like_markup(mini_project: Project) -> None:
    blocks = [block for each in mini_project.declarations[0].paragraphs for block in each.blocks]
    assert "Norway and Iceland agreed on “fair” quotas, where a < b & c." in blocks
    assert "All parties will save energy; {{ 7 * 7 }} stays as it is typed." in blocks


def test_notes(mini_project: Project) -> None:
    assert mini_project.declarations[0].notes == {
        "kz": (
            NoteBlock("paragraph", (NoteWords("A note for Kazakhstan alone."),)),
            NoteBlock("paragraph", (NoteWords("Its second paragraph."),)),
        )
    }


@pytest.mark.parametrize(
    ("name", "meant"), [("kazakhstan.md", "kz.md"), ("norway-energy.md", "no-energy.md")]
)
def test_a_note_is_named_by_the_code_of_its_country(mini: Path, name: str, meant: str) -> None:
    (mini / "content/demo/notes" / name).write_text("A note.\n", "utf-8")
    with pytest.raises(ContentError, match=rf"{name}: .*\(did you mean '{meant}'\?\)"):
        load_project(Sources(mini))


def test_where_the_text_was_published(mini: Path) -> None:
    assert load_project(Sources(mini)).declarations[0].head.published == ""
    with (mini / "content/demo/declaration.yaml").open("a") as file:
        file.write("\npublished: Gazette of Bergen, 3/2026\n")
    assert load_project(Sources(mini)).declarations[0].head.published == "Gazette of Bergen, 3/2026"


def test_a_party_that_is_unknown_is_told_once(mini: Path) -> None:
    parties = mini / "content/parties.yaml"
    kept = [line for line in parties.read_text("utf-8").splitlines() if "KZ:" not in line]
    parties.write_text("\n".join(kept).replace("KZ, ", ""), "utf-8")
    assert "KZ" in (mini / "content/demo/annotations.yaml").read_text("utf-8")
    with pytest.raises(ContentError) as refused:
        load_project(Sources(mini))
    told = [str(each) for each in (refused.value, *refused.value.others)]
    assert [each for each in told if "'KZ'" in each] == [
        "content/demo/declaration.yaml:9: unknown party 'KZ' (known: IS, NO; add it to"
        " content/parties.yaml)"
    ]
