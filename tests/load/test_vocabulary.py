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


CODES = ("AA", "AB", "ABC")
IDS = st.sampled_from(
    ["whole", "aa", "ab", "abc", "fish", "aa-fish", "b-fish", "aa-b-fish", "ab-c"]
)


@given(st.lists(IDS, min_size=1, unique=True))
def test_variants_are_told_apart_or_refused(ids: list[str]) -> None:
    """No two variants of a vocabulary that loads have one id."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "content").mkdir()
        parties = "".join(f"  {each}: {{slug: s-{each.lower()}, official: X}}\n" for each in CODES)
        (root / "content/parties.yaml").write_text(f"parties:\n{parties}", "utf-8")
        sectors = "".join(f"{each}: {{name: N, scope: S}}\n" for each in ids)
        (root / "content/sectors.yaml").write_text(sectors, "utf-8")
        whole = {"whole", *map(str.lower, CODES)}
        pairs = [f"{code.lower()}-{each}" for code in CODES for each in ids]
        everything = [*whole, *ids, *pairs]
        if len(set(everything)) == len(everything):
            assert set(load_vocabulary(Sources(root)).sectors) == set(ids)
        else:
            with pytest.raises(ContentError, match="has the id of"):
                load_vocabulary(Sources(root))
