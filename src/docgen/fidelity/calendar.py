"""Reads the register's calendar back, by the rules of RFC 5545 and not by what wrote it."""

import datetime
import re
from collections.abc import Iterator

from docgen.citation import calendar_uid
from docgen.errors import FidelityError
from docgen.fidelity.rows import Days, RowRead

_LONGEST = 75  # octets of a line, without its end (section 3.1)
_PARTS = (
    ["VCALENDAR"],
    ["VCALENDAR", "VEVENT"],
    ["VCALENDAR", "VJOURNAL"],
    ["VCALENDAR", "VTIMEZONE"],
    ["VCALENDAR", "VTIMEZONE", "STANDARD"],
)
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_PROPERTY = re.compile(r'([A-Z0-9-]+)(?:;[A-Z-]+=(?:"[^"]*"|[^";:]*))*:(.*)', re.DOTALL)
_DATE = re.compile(r"[0-9]{8}")
_DURATION = re.compile(r"P([0-9]+)D")
_ESCAPED = re.compile(r"\\(.)")
# The words end with the first mark that such lines follow; their labels are in any language.
_DESCRIPTION = re.compile(
    r"“(?P<words>.*?)”\n\n[^\n:]+: (?P<ref>[^\n]+)\n[^\n:]+: (?P<id>[^\n/]+/[^\n]+)\n"
    r"[^\n:]+: (?P<language>\S+) (?P<digest>[0-9a-f]*)\n\n"
    r"[^\n:]+: (?P<status>[^\n]+)(?:\n(?P<lines>.*))?",
    re.DOTALL,
)
_DRAFT = {"TENTATIVE": "true", "DRAFT": "true", "CONFIRMED": "false", "FINAL": "false"}
_ONCE = ("UID", "DESCRIPTION", "SUMMARY", "STATUS", "LOCATION", "CATEGORIES")
_Properties = dict[str, str]


def read_calendar(content: bytes) -> Iterator[RowRead]:
    """The commitments of a calendar that docgen made; what it cancels is none.

    Raises :class:`FidelityError` if it is no calendar by the standard, or an entry has another
    UID than its commitment.
    """
    for number, entry in enumerate(_entries(content), 1):
        place = f"entry {number}"
        said = _DESCRIPTION.fullmatch(entry.get("DESCRIPTION", ""))
        if entry.get("STATUS") == "CANCELLED" and "DESCRIPTION" not in entry:
            continue
        if not said:
            raise FidelityError(f"{place}: the words of the text are not in its description")
        if entry.get("UID") != calendar_uid(said["id"]):
            raise FidelityError(f"{place}: has a UID that is not that of '{said['id']}'")
        yield RowRead(
            place=place,
            id=said["id"],
            ref=said["ref"],
            words=said["words"],
            language=said["language"],
            digest=said["digest"],
            days=_days(entry),
            status=said["status"],
            draft=_DRAFT.get(entry.get("STATUS", ""), ""),
            said={
                "summary": entry.get("SUMMARY", ""),
                "location": entry.get("LOCATION", ""),
                "categories": entry.get("CATEGORIES", ""),
                "lines": said["lines"] or "",
            },
        )


def _days(entry: _Properties) -> Days:
    """The days of an event, by its end or its duration; a journal entry of docgen's has none."""
    if "DTSTART" not in entry:
        return None, None
    first = _day(entry["DTSTART"])
    if length := _DURATION.fullmatch(entry.get("DURATION", "")):
        return first, first + datetime.timedelta(int(length[1]) - 1)
    return first, _day(entry.get("DTEND", "")) - datetime.timedelta(1)


def _day(value: str) -> datetime.date:
    if not _DATE.fullmatch(value):
        raise FidelityError(f"has '{value}' where a day is expected")
    return datetime.date.fromisoformat(value)


def _entries(content: bytes) -> Iterator[_Properties]:
    """The properties of each event and journal entry, as text."""
    parts: list[str] = []
    entry: _Properties = {}
    for name, value in _properties(content):
        if name == "BEGIN":
            parts.append(value)
            if parts not in _PARTS:
                raise FidelityError(f"has a {value} where no calendar of docgen's has one")
            entry = {}
        elif name == "END":
            if parts[-1:] != [value]:
                raise FidelityError(f"ends a {value} that did not begin")
            parts.pop()
            if value in ("VEVENT", "VJOURNAL"):
                yield entry
        elif name in entry and name in _ONCE:
            raise FidelityError(f"has {name} more than once in an entry")
        else:
            entry[name] = _ESCAPED.sub(_unescaped, value)
    if parts:
        raise FidelityError(f"does not end its {parts[-1]}")


def _properties(content: bytes) -> Iterator[tuple[str, str]]:
    for line in _unfolded(content):
        if not (match := _PROPERTY.fullmatch(line)):
            raise FidelityError(f"has a line that is no property: {line[:60]}")
        yield match[1], match[2]


def _unfolded(content: bytes) -> Iterator[str]:
    """The lines as they were before they were folded, without a control character."""
    *physical, end = content.split(b"\r\n")
    if end or not physical:
        raise FidelityError("does not end with a line")
    line = ""
    for octets in physical:
        if len(octets) > _LONGEST:
            raise FidelityError(f"has a line of {len(octets)} octets, more than {_LONGEST}")
        try:
            text = octets.decode()
        except UnicodeDecodeError:
            raise FidelityError("has a line that begins or ends within a letter") from None
        if _CONTROL.search(text):
            raise FidelityError(f"has a control character in the line: {text[:60]!a}")
        if text.startswith(" "):
            line += text[1:]
            continue
        if line:
            yield line
        line = text
    yield line


def _unescaped(escaped: re.Match[str]) -> str:
    """The character that a backslash stands before (section 3.3.11)."""
    return "\n" if escaped[1] in "nN" else escaped[1]
