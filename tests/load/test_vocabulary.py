from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import REPOSITORY, TESTS
from docgen.errors import ContentError
from docgen.load.families import THEME, families
from docgen.load.vocabulary import load_vocabulary
from docgen.sources import Sources


def test_parties_groups_and_sectors() -> None:
    vocabulary = load_vocabulary(Sources(TESTS / "projects/mini"))
    assert vocabulary.parties["NO"].official == "Kingdom of Norway"
    assert vocabulary.parties["NO"].also == ("Norwegian",)
    assert vocabulary.groups["nordics"].members == ("NO", "IS")
    assert list(vocabulary.sectors) == ["fish", "energy"]


@pytest.mark.parametrize(
    ("entry", "slug", "official", "also"),
    [
        ("IN:", "india", "Republic of India", ()),
        ("IN: {}", "india", "Republic of India", ()),
        ("IN: {slug: bharat}", "bharat", "Republic of India", ()),
        ("IN: {official: India, also: [Bharat]}", "india", "India", ("Bharat",)),
        ("ASEAN:", "asean", "Association of Southeast Asian Nations", ()),
        ("XX: {slug: x, official: The X}", "x", "The X", ()),
    ],
)
def test_a_party_by_its_code(
    mini: Path, entry: str, slug: str, official: str, also: tuple[str, ...]
) -> None:
    (mini / "content/parties.yaml").write_text(f"parties:\n  {entry}\n", "utf-8")
    (party,) = load_vocabulary(Sources(mini)).parties.values()
    assert (party.slug, party.official, party.also) == (slug, official, also)


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        (
            "goals: [18]",
            "item 1 of 'goals' must be a whole number of at least 1 and at most 17,"
            " not the number 18",
        ),
        (
            "eurovoc: [0821]",
            "item 1 of 'eurovoc' must be text, not the number 821 (put quotes around it)",
        ),
        (
            "eurovoc: ['0821', '82']",
            "'82' is not a microthesaurus of EuroVoc"
            ' (write its four digits in quotes, such as "0821")',
        ),
    ],
)
def test_what_is_no_goal_or_microthesaurus(mini: Path, entry: str, told: str) -> None:
    (mini / "content/sectors.yaml").write_text(f"fish: {{name: F, scope: S, {entry}}}\n", "utf-8")
    with pytest.raises(ContentError) as caught:
        load_vocabulary(Sources(mini))
    assert str(caught.value) == f"content/sectors.yaml:1: {told}"


@pytest.mark.parametrize(("entry", "missing"), [("XX:", "slug"), ("XX: {slug: x}", "official")])
def test_a_code_that_docgen_does_not_know(mini: Path, entry: str, missing: str) -> None:
    (mini / "content/parties.yaml").write_text(f"parties:\n  {entry}\n", "utf-8")
    with pytest.raises(ContentError) as caught:
        load_vocabulary(Sources(mini))
    assert str(caught.value) == (
        f"content/parties.yaml:2: missing key '{missing}' (docgen knows no state or organisation of"
        " this code; write its slug and official)"
    )


def test_the_shipped_families() -> None:
    assert "environment" in (families(Sources(REPOSITORY)) or ())


@pytest.mark.parametrize(
    ("theme", "known"),
    [
        ('{% set families = {"sea": {"accent": "#000000"}} %}', {"sea"}),
        ("{%- set families = {\n 'sea': (1,),\n 'grid': (2,),\n} -%}", {"sea", "grid"}),
        ("{% set house = {} %}", None),
        ("{% set families = dict(sea=1) %}", None),
        ("{% set families = {sea: 1} %}", None),
        ("{% set families = {", None),
    ],
)
def test_families_are_those_of_the_theme(
    tmp_path: Path, theme: str, known: set[str] | None
) -> None:
    (tmp_path / THEME).parent.mkdir(parents=True)
    (tmp_path / THEME).write_text(theme, "utf-8")
    assert families(Sources(tmp_path)) == known


CODES = st.sampled_from(["AA", "AB", "ABC", "IT", "WHOLE", "NO"])
WORDS = st.sampled_from(
    [
        *("whole", "it", "italy", "no", "no-fish", "fish", "aa", "a", "a-b", "b", "b-c", "c"),
        *("aa-fish", "b-fish", "aa-b-fish", "ab-c", "norway", "norway-fish", "it-it"),
    ]
)


def written(root: Path, parties: dict[str, str], sectors: list[str]) -> Sources:
    """A project's vocabularies: slugs of parties by code, ids of sectors."""
    (root / "content").mkdir(exist_ok=True)
    lines = "".join(f"  {code}: {{slug: {slug}, official: X}}\n" for code, slug in parties.items())
    (root / "content/parties.yaml").write_text(f"parties:\n{lines}", "utf-8")
    lines = "".join(f"{name}: {{name: N, scope: S}}\n" for name in sectors)
    (root / "content/sectors.yaml").write_text(lines, "utf-8")
    return Sources(root)


@given(
    st.dictionaries(CODES, WORDS, min_size=1, max_size=4),
    st.lists(WORDS, min_size=1, max_size=5, unique=True),
)
def test_variants_are_told_apart_or_refused(parties: dict[str, str], sectors: list[str]) -> None:
    """No word stands for two variants of a vocabulary that loads, and only those are refused."""
    words = [{"whole"}, *({name} for name in sectors)]
    words += [{code.lower(), slug} for code, slug in parties.items()]
    words += [
        {f"{code.lower()}-{name}", f"{slug}-{name}"}
        for code, slug in parties.items()
        for name in sectors
    ]
    unique = len(set().union(*words)) == sum(map(len, words))
    with TemporaryDirectory() as folder:
        sources = written(Path(folder), parties, sectors)
        if unique:
            vocabulary = load_vocabulary(sources)
            assert (set(vocabulary.parties), set(vocabulary.sectors)) == (
                set(parties),
                set(sectors),
            )
        else:
            with pytest.raises(ContentError, match="are both called"):
                load_vocabulary(sources)


@pytest.mark.parametrize(
    ("parties", "sectors", "said"),
    [
        (
            {"IT": "italy"},
            ["fish", "it"],
            "content/sectors.yaml:2: the sector 'it' and the party IT (content/parties.yaml:2)"
            " are both called 'it'",
        ),
        (
            {"NO": "norway"},
            ["fish", "norway-fish"],
            "content/sectors.yaml:2: the sector 'norway-fish' and the party NO with the sector"
            " 'fish' (content/parties.yaml:2) are both called 'norway-fish'",
        ),
        (
            {"NO": "norway", "IS": "norway"},
            ["fish"],
            "content/parties.yaml:3: the party IS and the party NO (content/parties.yaml:2)"
            " are both called 'norway'",
        ),
        (
            {"NO": "norway", "IS": "no"},
            ["fish"],
            "content/parties.yaml:3: the party IS and the party NO (content/parties.yaml:2)"
            " are both called 'no'",
        ),
        (
            {"NO": "norway"},
            ["whole"],
            "content/sectors.yaml:1: the sector 'whole' and the whole declaration are both called"
            " 'whole'",
        ),
    ],
)
def test_both_places_are_told(
    tmp_path: Path, parties: dict[str, str], sectors: list[str], said: str
) -> None:
    with pytest.raises(ContentError) as caught:
        load_vocabulary(written(tmp_path, parties, sectors))
    assert str(caught.value).startswith(said)
