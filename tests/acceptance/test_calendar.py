"""Calendars of the register as other programs read them, issue after issue."""

import datetime
import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import vobject
from hypothesis import given
from ical.calendar_stream import IcsCalendarStream
from msgspec.structs import replace

from calendars import TEXTS, listing, row, updated
from conftest import REPOSITORY, jobs_of
from docgen.citation import calendar_uid
from docgen.commitment import Link, Withdrawn
from docgen.due import Due
from docgen.register.calendar import calendar
from docgen.render.data import data_file
from docgen.render.language import load_language
from docgen.sources import Sources

NPM = Path(sys.prefix) / "npm"
NAMES = ("summary", "description", "dtstart", "dtend")
Shown = dict[str, list[str]]
Client = Callable[[Path, Sequence[bytes]], Shown]


def by_ical_js(folder: Path, issues: Sequence[bytes]) -> Shown:
    """What Mozilla's library shows after it took in ``issues``, by UID."""
    files = [folder / f"{number}.ics" for number, _ in enumerate(issues)]
    for file, content in zip(files, issues, strict=True):
        file.write_bytes(content)
    program = Path(__file__).with_name("calendar_client.mjs")
    done = subprocess.run(["node", program, NPM, *files], check=True, capture_output=True)
    return dict(json.loads(done.stdout))


def by_vobject(_: Path, issues: Sequence[bytes]) -> Shown:
    """The same, by vobject."""
    known: dict[str, Any] = {}
    for content in issues:
        for entry in vobject.readOne(content.decode()).components():
            before = known.get(entry.uid.value)
            if not before or int(before.sequence.value) <= int(entry.sequence.value):
                known[entry.uid.value] = entry
    return {
        uid: [
            str(entry.contents[name][0].value) if name in entry.contents else "" for name in NAMES
        ]
        for uid, entry in known.items()
        if entry.status.value != "CANCELLED"
    }


clients = pytest.mark.parametrize("client", [by_ical_js, by_vobject])


def issues() -> list[bytes]:
    """Of a calendar: the first, with an update, with another due date, with one withdrawn."""
    first = datetime.date(2026, 1, 31)
    seminar, summit = row("2-1", due=Due(2026, "summer")), row("3-1", "Summit", due=Due(2027))
    other = row("4-1", "Bridge")
    moved = replace(seminar, commitment=replace(seminar.commitment, due=Due(2026, month=9, day=1)))
    moved = updated(moved, first)
    withdrawn = Withdrawn("3-1", datetime.date(2026, 4, 30), "Summit")
    return [
        calendar(listing(seminar, summit, other, as_of=first)),
        calendar(listing(updated(seminar, first), summit, other, as_of=datetime.date(2026, 2, 28))),
        calendar(listing(moved, summit, other, as_of=datetime.date(2026, 3, 31))),
        calendar(
            listing(moved, other, as_of=datetime.date(2026, 4, 30), withdrawn=(withdrawn,)),
        ),
    ]


@clients
def test_a_calendar_follows_the_issues(client: Client, tmp_path: Path) -> None:
    seminar, summit, bridge = (calendar_uid(f"pact/{each}") for each in ("2-1", "3-1", "4-1"))
    made = issues()
    first = client(tmp_path, made[:1])
    assert set(first) == {seminar, summit, bridge}
    assert first[seminar][2:] == ["2026-06-01", "2026-09-01"]
    assert first[bridge][2:] == ["", ""]
    assert client(tmp_path, [made[0], made[0]]) == first
    second = client(tmp_path, made[:2])
    assert "Note by the desk: talks" in second[seminar][1]
    assert second[seminar][2:] == first[seminar][2:]
    assert client(tmp_path, made[:3])[seminar][2:] == ["2026-09-01", "2026-09-02"]
    assert set(client(tmp_path, made)) == {seminar, bridge}


@clients
def test_an_issue_that_comes_late_changes_nothing(client: Client, tmp_path: Path) -> None:
    made = issues()
    assert client(tmp_path, made[::-1]) == client(tmp_path, made)


@clients
def test_the_shipped_commitments(client: Client, tmp_path: Path) -> None:
    view = next(job.view for job in jobs_of(REPOSITORY) if job.view.variant.shape == "whole")
    content = data_file([view], load_language("en", Sources(REPOSITORY)), "ics", "r.ics")
    shown = client(tmp_path, [content])
    assert {uid: said[1].partition("”\n\nParagraph: ")[0] for uid, said in shown.items()} == {
        calendar_uid(f"{view.head.id}/{each.id}"): f"“{each.quote}" for each in view.commitments
    }


def test_a_strict_reader_takes_every_property() -> None:
    each = row("2-1", due=Due(2026, "spring"))
    linked = replace(each.commitment, links=(Link("repeats", "treaty/4-1"),), place="Riga")
    head = replace(each.head, published="https://example.org/pact")
    each = replace(each, commitment=linked, head=head, sectors=("Water", "Energy"))
    gone = Withdrawn("9-1", datetime.date(2026, 4, 30), "Summit")
    day = datetime.date(2026, 5, 1)
    content = calendar(listing(each, row("3-1"), as_of=day, withdrawn=(gone,)))
    read = IcsCalendarStream.calendar_from_ics(content.decode())
    event, cancelled = read.events
    assert (event.start, event.end) == (datetime.date(2026, 3, 1), datetime.date(2026, 6, 1))
    assert event.categories == ["Water", "Energy"]
    assert event.related_to[0].uid == calendar_uid("treaty/4-1")
    assert str(event.url) == "https://example.org/pact"
    assert cancelled.status == "CANCELLED"
    assert [each.summary for each in read.journal] == ["A seminar"]
    assert all(each.dtstamp.date() == day for each in [*read.events, *read.journal])


@given(TEXTS, TEXTS)
def test_any_text_comes_back_from_another_reader(what: str, quote: str) -> None:
    [entry] = vobject.readOne(calendar(listing(row("2-1", what, quote))).decode()).components()
    assert entry.summary.value == what
    assert entry.description.value.startswith(f"“{quote}”\n\nParagraph: 2\n")
