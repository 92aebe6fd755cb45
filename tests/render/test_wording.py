"""What documents print of dates, lists, names and numbers in each language, as golden texts.

All of it is CLDR's, which Babel changes with its versions, or a correction of it: a change shows
as a diff here. ``--update-golden`` writes the texts anew. A no-break space is ``~`` there, a narrow
one ``^``, and a mark of direction its name.
"""

import gettext
from pathlib import Path
from typing import Any

import pytest

from docgen.render.filters import Filters
from docgen.render.language import Language, document_locale

LANGUAGES = ("en", "it", "fr", "ru", "kk", "ky", "tg", "tk", "uz", "ar", "fa", "es")
# The first of a month, the ends of lists, and names that CLDR writes as no diplomat does.
DAYS = ("2025-05-30", "2026-09-01", "2027-03-08")
STATES = [
    "CD",
    "CG",
    "BA",
    "CI",
    "CZ",
    "HK",
    "KG",
    "KP",
    "KR",
    "KZ",
    "MK",
    "MM",
    "PS",
    "ST",
    "SZ",
    "TL",
    "TR",
    "TT",
    "US",
    "VA",
    "VC",
]
SHOWN = str.maketrans({"\u00a0": "~", "\u202f": "^", "\u200f": "<RLM>", "\u200e": "<LRM>"})
FOLDER = Path(__file__).parent / "wording"


def due(**values: Any) -> dict[str, Any]:
    return {"year": 2026, "season": None, "month": None, "day": None, "by": False} | values


def wording(tag: str) -> str:
    say = Filters(Language(tag, document_locale(tag), gettext.NullTranslations()))
    lines = [
        *(f"{day}: {say.date(day)} | {say.date(day, 'full')}" for day in DAYS),
        *(f"2026-{month:02}: {say.due(due(month=month))}" for month in range(1, 13)),
        f"2026: {say.due(due())}",
        *(f"list of {n}: {say.listing('ABCD'[:n])}" for n in range(1, 5)),
        *(f"{code}: {say.country({}, code)}" for code in STATES),  # type: ignore[arg-type]
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
