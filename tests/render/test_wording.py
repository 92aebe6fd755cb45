"""What documents print of dates, lists, names and numbers in each language, as golden texts.

All of it is CLDR's, which Babel changes with its versions, a correction of it, or a label: what
changes shows as a diff here. ``--update-golden`` writes the texts anew. A no-break space is ``~``
there, a narrow one ``^``, and a mark of direction its name.
"""

import re
from pathlib import Path
from typing import Any

import pytest

from conftest import REPOSITORY
from docgen.render.filters import Filters
from docgen.render.language import load_language
from docgen.sources import Sources

LANGUAGES = ("en", "it", "fr", "ru", "kk", "ky", "tg", "tk", "uz", "ar", "fa")
# The first of a month, the ends of lists, and names that CLDR writes as no diplomat does.
DAYS = ("2025-05-30", "2026-09-01", "2027-03-08")
STATES = re.findall("..", "CDCGBACICZHKKGKPKRKZMKMMPSSTSZTLTRTTUSVAVC")
REFERENCES = (["14"], ["14", "15"], ["14", "15", "21"])
# One, few and many, as languages tell them apart.
SPANS = [(1, "day"), (6, "week"), (1, "month"), (3, "month"), (18, "month"), (21, "month")]
SPANS += [(1, "year"), (2, "year"), (5, "year")]
SHOWN = str.maketrans({"\u00a0": "~", "\u202f": "^", "\u200f": "<RLM>", "\u200e": "<LRM>"})
NO_VIEW: Any = {"view": {"parties": {}}}  # with names of the desk's own
FOLDER = Path(__file__).parent / "wording"


def due(**values: Any) -> dict[str, Any]:
    return {"year": 2026, "season": None, "month": None, "day": None, "by": False} | values


def wording(tag: str) -> str:
    say = Filters(load_language(tag, Sources(REPOSITORY)))

    def rule(kind: str, count: int, unit: str) -> str:
        return say.rule({"timing": {"type": kind, "count": count, "unit": unit}})

    seasons = ("spring", "summer", "autumn", "winter", "first half", "second half")
    lines = [
        *(f"{day}: {say.date(day)} | {say.date(day, 'full')}" for day in DAYS),
        *(f"2026-{month:02}: {say.due(due(month=month))}" for month in range(1, 13)),
        f"2026: {say.due(due())}",
        *(f"{season} 2026: {say.due(due(season=season))}" for season in seasons),
        *(f"by {season} 2026: {say.due(due(season=season, by=True))}" for season in seasons),
        f"by 2026-05-30: {say.due(due(month=5, day=30, by=True))}",
        f"by 2026-05: {say.due(due(month=5, by=True))}",
        f"by 2026: {say.due(due(by=True))}",
        *(f"within {count} {unit}: {rule('within', count, unit)}" for count, unit in SPANS),
        *(f"every {count} {unit}: {rule('every', count, unit)}" for count, unit in SPANS[2:]),
        f"next meeting: {say.rule({'timing': {'type': 'next meeting', 'title': ''}})}",
        *(f"reference to {len(refs)}: {say.paragraphs(refs)}" for refs in REFERENCES),
        *(f"list of {n}: {say.listing('ABCD'[:n])}" for n in range(1, 5)),
        *(f"{code}: {say.country(NO_VIEW, code)}" for code in STATES),
        f"capital: {say.sentence_case('italia')}",
    ]
    return "\n".join([*lines, ""]).translate(SHOWN)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_wording(tag: str, pytestconfig: pytest.Config) -> None:
    path = FOLDER / f"{tag}.txt"
    said = wording(tag)
    if pytestconfig.getoption("update_golden"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(said, "utf-8")
    assert said == path.read_text("utf-8")
