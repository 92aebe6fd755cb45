"""Declarations of a series: what is due at the next meeting."""

import shutil
from pathlib import Path

import pytest

from conftest import jobs_of
from docgen.commitment import Commitment
from docgen.due import Due, NextMeeting
from docgen.errors import ContentError
from docgen.load.project import load_project
from docgen.sources import Sources


def follow(root: Path, name: str, before: str, date: str) -> Path:
    """Add a declaration, which is adopted on ``date`` and follows ``before``; its head."""
    folder = root / "content" / name
    shutil.copytree(root / "content/demo", folder)
    head = folder / "declaration.yaml"
    text = head.read_text("utf-8").replace("2024-02-29", date)
    text = text.replace("Small Things Declaration", f"Declaration of {date[:4]}")
    head.write_text(f"{text}follows: {before}\n", "utf-8")
    return head


@pytest.fixture
def pending(mini: Path) -> Path:
    """A project in whose declaration something is due at the next meeting."""
    path = mini / "content/demo/annotations.yaml"
    path.write_text(path.read_text("utf-8").replace("due: 2026\n", "due: next meeting\n"), "utf-8")
    return mini


def first(root: Path, name: str = "demo") -> Commitment:
    declarations = load_project(Sources(root)).declarations
    found = next(each for each in declarations if each.head.id == name)
    return found.paragraphs[1].annotation.commitments[0]


def test_what_is_due_at_the_next_meeting_has_its_day_once_that_is_on_file(pending: Path) -> None:
    assert (first(pending).due, first(pending).timing) == (None, NextMeeting())
    follow(pending, "second", "demo", "2026-09-30")
    found = first(pending)
    assert found.due == Due(2026, None, 9, 30)
    assert found.timing == NextMeeting("second", "Declaration of 2026")
    assert first(pending, "second").due is None


def test_it_is_the_meeting_just_after_and_none_of_another_series(pending: Path) -> None:
    follow(pending, "third", "second", "2027-01-02")
    follow(pending, "second", "demo", "2026-09-30")
    shutil.copytree(pending / "content/demo", pending / "content/other")
    assert first(pending).timing == NextMeeting("second", "Declaration of 2026")
    assert first(pending, "second").timing == NextMeeting("third", "Declaration of 2027")
    assert first(pending, "third").due is None
    assert first(pending, "other").due is None


def test_its_documents_are_made_anew_and_say_which_meeting_it_is(pending: Path) -> None:
    before = {job.path: job.key for job in jobs_of(pending)}
    follow(pending, "second", "demo", "2026-09-30")
    after = {job.path: job for job in jobs_of(pending)}
    changed = {path for path, key in before.items() if after[path].key != key}
    showing = {
        path
        for path in before
        if any(isinstance(each.timing, NextMeeting) for each in after[path].view.commitments)
    }
    assert changed == showing
    assert changed


@pytest.mark.parametrize(
    ("before", "date", "message"),
    [
        ("demos", "2026-09-30", "no declaration 'demos' (did you mean 'demo'?)"),
        ("second", "2026-09-30", "'second' is this declaration itself"),
        ("demo", "2024-02-29", "'demo' is not earlier: it was adopted on 2024-02-29, this on"),
        ("demo", "2023-01-01", "'demo' is not earlier: it was adopted on 2024-02-29, this on"),
    ],
)
def test_what_cannot_be_followed_is_an_error(
    pending: Path, before: str, date: str, message: str
) -> None:
    head = follow(pending, "second", before, date)
    line = len(head.read_text("utf-8").splitlines())
    with pytest.raises(ContentError) as raised:
        load_project(Sources(pending))
    assert str(raised.value).startswith(f"content/second/declaration.yaml:{line}: {message}")


def test_two_cannot_follow_one(pending: Path) -> None:
    follow(pending, "second", "demo", "2026-09-30")
    follow(pending, "third", "demo", "2027-01-02")
    with pytest.raises(ContentError, match="'second' already follows 'demo'"):
        load_project(Sources(pending))
