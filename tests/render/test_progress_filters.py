"""What a progress report says of commitments: their status, what is overdue, what is due soon."""

import gettext
from datetime import date
from typing import Any

import pytest
from babel import Locale
from jinja2 import Environment

from docgen.due import Due, falls_within
from docgen.render.filters import Filters
from docgen.render.language import Language


def commitment(name: str, due: dict[str, Any] | None, *statuses: str) -> dict[str, Any]:
    period = due and {"year": 2026, "season": None, "month": None, "day": None, "by": False} | due
    history = [{"date": "2026-01-01", "status": each} for each in statuses]
    fields = {"ref": "1", "kind": "event", "by": ["all"], "sectors": [], "quote": "x", "what": "x"}
    return {**fields, "id": name, "due": period, "history": history, "timing": None}


THOSE = [
    commitment("winter", {"month": 2}),
    commitment("met", {"month": 2}, "under way", "done"),
    commitment("limit", {"year": 2027, "by": True}),
    commitment("year", {"year": 2027}, "under way"),
    commitment("given up", {"year": 2027}, "lapsed"),
    commitment("someday", None),
]


def names(text: str, day: str | None) -> str:
    environment = Environment(autoescape=True)
    language = Language("en", Locale("en"), gettext.NullTranslations())
    environment.filters.update(Filters(language).by_name())
    view = {"prepared": {"date": day}}
    said = environment.from_string(f"{{{{ {text} }}}}")
    return said.render(view=view, those=THOSE)


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("those | overdue", "2026-11-28", "winter"),
        ("those | overdue", "2026-02-28", ""),
        ("those | overdue", None, ""),
        ("those | due_soon", "2026-11-28", "year"),
        ("those | due_soon", "2026-02-28", "winter"),
        ("those | due_soon", "2027-07-04", "limit, year"),
        ("those | due_soon(10)", "2026-11-28", ""),
        ("those | due_soon", None, ""),
        ("those | with_status('done', 'lapsed')", None, "met, given up"),
    ],
)
def test_which_commitments(text: str, day: str | None, expected: str) -> None:
    assert names(f"{text} | map(attribute='id') | join(', ')", day) == expected


def test_statuses_are_counted_in_their_order() -> None:
    assert names("those | statuses | join(', ')", None) == "open, under way, done, lapsed"
    assert names("(those | statuses).values() | join(', ')", None) == "3, 1, 1, 1"


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        (Due(2026, None, 6, 30), True),  # 180 days from 1 January
        (Due(2026, None, 7, 1), False),
        (Due(2026, None, 1, 1), True),
        (Due(2025, None, 12, 31), False),
        (Due(2026), True),
        (Due(2026, by=True), False),
        (Due(2026, "first half", by=True), True),
        (None, False),
    ],
)
def test_a_period_within_days(due: Due | None, expected: bool) -> None:
    assert falls_within(due, date(2026, 1, 1), 180) is expected
