from pathlib import Path

import pytest

from conftest import REPOSITORY, TESTS
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
