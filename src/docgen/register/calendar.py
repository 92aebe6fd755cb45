"""The register as a calendar: iCalendar (RFC 5545) with the properties of RFC 7986.

The file has no METHOD: it is a snapshot, which RFC 5545 (section 3.7.2) says of files without one,
and PUBLISH would need an organiser with an address (RFC 5546, section 3.2.1).

Nothing is put on a day that the text does not give. What is due on a day is on that day, a limit
("by 2026") on its last day, a month, season or year over all of it, as time that stays free. What
has no date is no event but a journal entry (VJOURNAL), which has none either; programs that show
days leave these out, so the description of the calendar lists them too.
"""

import datetime
import re
from collections.abc import Mapping

from icalendar import Calendar, Event, Journal, Timezone, TimezoneStandard, vDuration, vText

from docgen.citation import calendar_uid
from docgen.commitment import LinkKind, Withdrawn
from docgen.due import Due
from docgen.register.row import CommitmentRow, Listing

_DIGITS = 12  # of a digest: enough to tell any two versions apart
# SEQUENCE must rise when an entry changes (RFC 5545, section 3.8.7.4). The day of the listing
# counts first, then the updates, which are only ever added; a withdrawal is the last of its day.
_A_DAY = 1000
_FIRST_DAY = datetime.date(2000, 1, 1)
_DAY = datetime.timedelta(1)
_ADDRESS = re.compile(r"https?://[!-~]+")
# What follows from a commitment is below it; what says the same, or replaces it, is beside it.
_RELATION: dict[LinkKind, str] = {
    "follows": "PARENT",
    "repeats": "SIBLING",
    "supersedes": "SIBLING",
}
_LINK_LABELS: dict[LinkKind, str] = {
    "follows": "Follows",
    "repeats": "Repeats",
    "supersedes": "Supersedes",
}


def calendar(listing: Listing) -> bytes:
    """The commitments of ``listing`` in UTF-8, the same bytes each time.

    Entries were last changed on the day of the listing; of a listing without one, on that of the
    last update, or of adoption.
    """
    file = Calendar()
    file.add("prodid", "-//docgen//register//EN")
    file.add("version", "2.0")
    file.add("calscale", "GREGORIAN")
    file.add("uid", calendar_uid(f"{listing.id} {listing.language}"))
    # The names of RFC 7986, and those by which Outlook, Google and Apple know the same.
    for names, said in (
        (("name", "x-wr-calname"), " ".join(listing.title.split())),
        (("description", "x-wr-caldesc"), _about(listing)),
    ):
        for name in names if said else ():
            file.add(name, vText(said))
    # Once a day is what a subscriber asks for: by RFC 7986, and by Outlook's older name.
    file.add("refresh-interval", _DAY, {"value": "DURATION"})
    file.add("x-published-ttl", vDuration(_DAY))
    if listing.as_of:
        file.add("last-modified", _midnight(listing.as_of))
    for row in listing.rows:
        file.add_component(_entry(row, listing))
    for declaration, withdrawn in listing.withdrawn:
        file.add_component(_cancelled(declaration, withdrawn, listing))
    if not file.subcomponents:
        file.add_component(_world_time())
    return bytes(file.to_ical())


def _entry(row: CommitmentRow, listing: Listing) -> Event | Journal:
    entry: Event | Journal
    if due := row.commitment.due:
        entry = _on_days(due)
        entry.add("status", "TENTATIVE" if row.commitment.unconfirmed else "CONFIRMED")
        if row.commitment.place:
            entry.add("location", row.commitment.place)
    else:
        entry = Journal()
        entry.add("status", "DRAFT" if row.commitment.unconfirmed else "FINAL")
    changed = row.last.date if row.last else row.head.date
    _identify(entry, row.id, listing.as_of or changed)
    entry.add("sequence", _sequence(listing, len(row.commitment.history)))
    entry.add("summary", _title(row))
    entry.add("description", _described(row, listing))
    if row.sectors:
        entry.add("categories", row.sectors)
    if _ADDRESS.fullmatch(row.head.published):
        entry.add("url", row.head.published)
    for link in row.commitment.links:
        entry.add("related-to", calendar_uid(link.target), {"reltype": _RELATION[link.kind]})
    return entry


def _cancelled(declaration: str, withdrawn: Withdrawn, listing: Listing) -> Event:
    """What programs remove: on the day from which it is not followed, since no other is known."""
    day = withdrawn.date
    event = _on_days(Due(day.year, month=day.month, day=day.day))
    event.add("status", "CANCELLED")
    _identify(event, f"{declaration}/{withdrawn.id}", listing.as_of or day)
    event.add("sequence", _sequence(listing, _A_DAY - 1))
    event.add("summary", f"{withdrawn.what} ({listing.labels['Withdrawn']})")
    return event


def _world_time() -> Timezone:
    """What a calendar without entries has: one part at least is required (RFC 5545, 3.6)."""
    standard = TimezoneStandard()
    standard.add("dtstart", datetime.datetime(1970, 1, 1))
    for offset in ("tzoffsetfrom", "tzoffsetto"):
        standard.add(offset, datetime.timedelta(0))
    zone = Timezone()
    zone.add("tzid", "Etc/UTC")
    zone.add_component(standard)
    return zone


def _on_days(due: Due) -> Event:
    """An event of whole days, which are free; its end is the day after (RFC 5545, 3.6.1)."""
    first, last = due.span
    event = Event()
    begin = last if due.by else first
    event.add("dtstart", begin)
    if last < datetime.date.max:
        event.add("dtend", last + _DAY)
    else:  # the year 9999 has no day after it
        event.add("duration", last - begin + _DAY)
    event.add("transp", "TRANSPARENT")
    return event


def _identify(entry: Event | Journal, name: str, changed: datetime.date) -> None:
    entry.add("uid", calendar_uid(name))
    entry.add("dtstamp", _midnight(changed))


def _sequence(listing: Listing, updates: int) -> int:
    days = (listing.as_of - _FIRST_DAY).days if listing.as_of else 0
    return max(days, 0) * _A_DAY + min(updates, _A_DAY - 1)


def _midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(), datetime.UTC)


def _title(row: CommitmentRow) -> str:
    """Our name for it, and how the text says when, where that is not by the day that it is on."""
    what, due = row.commitment.what, row.commitment.due
    on_its_day = due and due.day and not due.by and not row.commitment.timing
    return what if on_its_day or not (due or row.commitment.timing) else f"{what} ({row.due})"


def _described(row: CommitmentRow, listing: Listing) -> str:
    """The words in quotation marks, then what they are of, in lines that ``fidelity`` reads."""
    commitment, last = row.commitment, row.last
    source = {
        "Paragraph": commitment.ref,
        "Number": row.id,
        "Text version": f"{row.head.language} {row.head.text_digest[:_DIGITS]}",
    }
    ours = {
        "Status": row.status,
        "Due": row.due,
        "Exactness": listing.labels[row.exactness] if row.exactness else "",
        "Place": commitment.place or "",
        "By whom": row.by_whom,
        "Kind": row.kind,
        "Topics": "; ".join(row.sectors),
        "Since": last.date.isoformat() if last else "",
        "Note by the desk": last.note if last else "",
        "Evidence": last.evidence if last else "",
        "Declaration": row.head.short_title,
        "Adopted": row.head.date.isoformat(),
    }
    for link in commitment.links:
        label = _LINK_LABELS[link.kind]
        ours[label] = "; ".join(filter(None, (ours.get(label), link.target)))
    parts = [f"“{commitment.quote}”", _lines(source, listing), _lines(ours, listing)]
    unconfirmed = listing.labels["Draft · nobody has confirmed this"]
    return "\n\n".join((*parts, *([unconfirmed] if commitment.unconfirmed else ())))


def _lines(said: Mapping[str, str], listing: Listing) -> str:
    return "\n".join(f"{listing.labels[label]}: {text}" for label, text in said.items() if text)


def _about(listing: Listing) -> str:
    """What the calendar says of itself: above all, what it cannot show on a day."""
    undated = [row for row in listing.rows if not row.commitment.due]
    said = [listing.draft]
    if listing.as_of:
        said.append(f"{listing.labels['As of']}: {listing.as_of.isoformat()}")
    if undated:
        label = f"{listing.labels['Commitments']} ({listing.labels['without a date']})"
        said.append(f"{label}: {len(undated)}")
        said += [f"{row.commitment.ref}: {_title(row)}" for row in undated]
    return "\n".join(filter(None, said))
