"""``due`` in ``annotations.yaml`` → a date, or the text's rule for one."""

import re
from typing import Literal

from docgen.due import Due, Every, NextMeeting, Season, SpanUnit, Start, Times, Timing, Within
from docgen.load.decode import Located

_DATE = re.compile(
    r"(by )?(?:(spring|summer|autumn|winter|first half|second half) )?"
    r"((?:1[89]|2[0-9])[0-9]{2})(?:-(0[1-9]|1[0-2])(?:-([0-2][0-9]|3[01]))?)?"
)
_MANY = r"[2-9]|[1-9][0-9]{1,2}"
_WITHIN = re.compile(
    rf"within (?:(1) (day|week|month|year)|({_MANY}) (day|week|month|year)s)"
    r"(?: of (entry into force|another event))?"
)
_EVERY = re.compile(rf"every (?:(week|month|year)|({_MANY}) (week|month|year)s)")
_TIMES = re.compile(r"(?:twice|([3-9]|[1-9][0-9]{1,2}) times) a (week|month|year)")
_NEXT = "next meeting"

DUE = re.compile(f"{_DATE.pattern}|{_WITHIN.pattern}|{_EVERY.pattern}|{_TIMES.pattern}|{_NEXT}")

_FORMS = (
    "write 2027, 2027-05, 2027-05-30, 'spring 2027' or 'first half 2027', each also as 'by …';"
    " or the text's rule: 'within 2 years', 'within 2 years of entry into force' (or 'of another"
    " event'), 'every 6 months', 'twice a year', 'next meeting'"
)
# How else people write a rule.
_OTHERWISE = {
    **dict.fromkeys(
        ("annually", "yearly", "each year", "every 1 year", "once a year"), "every year"
    ),
    **dict.fromkeys(("monthly", "each month", "every 1 month", "once a month"), "every month"),
    **dict.fromkeys(("weekly", "each week", "every 1 week", "once a week"), "every week"),
    **dict.fromkeys(
        ("fortnightly", "every fortnight", "every other week", "every second week"), "every 2 weeks"
    ),
    **{
        f"{said} {unit}": f"twice a {unit}"
        for said in ("2 times a", "two times a")
        for unit in ("week", "month", "year")
    },
    **dict.fromkeys(
        ("quarterly", "every quarter", "each quarter", "every 1 quarter", "once a quarter"),
        "every 3 months",
    ),
    **dict.fromkeys(("half-yearly", "every half-year", "every half year"), "every 6 months"),
    **dict.fromkeys(("semi-annually", "semiannually"), "twice a year"),
    **dict.fromkeys(
        ("biennially", "every other year", "every second year", "each other year"), "every 2 years"
    ),
    **dict.fromkeys(("every other month", "every second month"), "every 2 months"),
    "every decade": "every 10 years",
    **dict.fromkeys(("next summit", "next session", "next conference"), _NEXT),
    **dict.fromkeys(("at the next meeting", "at the next summit"), _NEXT),
}
_NUMBERS = {"two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7"}
_NUMBERS |= {"eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12"}
_COUNTED = re.compile(rf"\b(?:{'|'.join(_NUMBERS)})\b")
_QUARTERS = re.compile(r"every ([2-9]) quarters")
# Parts of a rule as documents print them, or the text says them.
_PARTS = (
    (re.compile(r"(?<=^within) (?:a|one)\b"), " 1"),
    (re.compile(r"(?<=times|twice) (?:per|each|every)\b"), " a"),
    (re.compile(r" (?:of|after|from) (?:(?:its|the) )?adoption$"), ""),
    (re.compile(r" (?:of|after|from) (?:(?:its|the) )?(?=entry into force$)"), " of "),
)


def read_due(file: Located, said: str, *steps: str | int) -> Due | Timing:
    """What ``said``, which ``file`` has at ``steps``, means.

    Raises :class:`ContentError`, with the forms that there are, for anything else.
    """
    if match := _WITHIN.fullmatch(said):
        count, unit = (match[1], match[2]) if match[1] else (match[3], match[4])
        return Within(int(count), _UNITS[unit], _STARTS[match[5]])
    if match := _EVERY.fullmatch(said):
        return Every(int(match[2] or 1), _ROUNDS[match[1] or match[3]])
    if match := _TIMES.fullmatch(said):
        return Times(int(match[1] or 2), _ROUNDS[match[2]])
    if said == _NEXT:
        return NextMeeting()
    match = _DATE.fullmatch(said)
    if not match or (match[2] and match[4]):
        usual = _otherwise(said.lower())
        hint = f"write '{usual}'" if usual else _FORMS
        raise file.error(f"'{said}' is not a due date", *steps, hint=hint)
    season: Season | None = match[2]  # type: ignore[assignment]  # as in the pattern
    month, day = (int(part) if part else None for part in match.group(4, 5))
    due = Due(int(match[3]), season, month, day, bool(match[1]))
    try:
        due.span  # noqa: B018 - asks the calendar
    except ValueError as error:
        raise file.error(f"'{said}' is not a due date", *steps, hint=str(error)) from error
    return due


def _otherwise(said: str) -> str | None:
    """The form for what is ``said`` in another way, if it is known."""
    words = " ".join(said.split())
    if words in _OTHERWISE:
        return _OTHERWISE[words]
    for part, usual in _PARTS:
        words = part.sub(usual, words)
    in_figures = _COUNTED.sub(lambda found: _NUMBERS[found[0]], words)
    if quarters := _QUARTERS.fullmatch(in_figures):
        return f"every {3 * int(quarters[1])} months"
    return in_figures if DUE.fullmatch(in_figures) else None


_UNITS: dict[str, SpanUnit] = {"day": "day", "week": "week", "month": "month", "year": "year"}
_ROUNDS: dict[str, Literal["week", "month", "year"]] = {
    "week": "week",
    "month": "month",
    "year": "year",
}
_STARTS: dict[str | None, Start] = {
    None: "adoption",
    "entry into force": "entry into force",
    "another event": "another event",
}
