"""Writing back: nothing that somebody else wrote is lost."""

import multiprocessing
import os
import re
import signal
import threading
from pathlib import Path

import pytest

from docgen.errors import ContentError
from docgen.load import yaml
from docgen.review.decision import ParagraphDecision, SectorsDecision, SummaryDecision
from docgen.review.pending import pending, pending_paragraph
from docgen.review.review import Review
from docgen.review.saving import ConflictError
from docgen.store.content_lock import locked


def test_what_another_changed_elsewhere_stays(review: Review, annotations: Path) -> None:
    seen = pending_paragraph(review, "2").entry
    text = annotations.read_text("utf-8")
    text = re.sub(r"summary: >-\n +.*", "summary: Met.", text, count=1)
    annotations.write_text(f"# mine\n{text}", "utf-8")
    review.decide(SummaryDecision("2", "Fish."), seen)
    now = annotations.read_text("utf-8")
    assert now.startswith("# mine\n")
    assert "summary: Met." in now
    assert "summary: Fish." in now


def test_what_another_changed_in_the_entry_is_not_overwritten(
    review: Review, annotations: Path
) -> None:
    seen = pending_paragraph(review, "2").entry
    Review(review.root, "small").decide(SummaryDecision("2", "Theirs."))
    theirs = annotations.read_bytes()
    with pytest.raises(ConflictError) as told:
        review.decide(SummaryDecision("2", "Mine."), seen)
    assert annotations.read_bytes() == theirs
    assert "summary: Theirs." in told.value.on_disk
    assert "summary: Mine." in told.value.wanted
    review.decide(SummaryDecision("2", "Mine."), told.value.on_disk)  # asked, and insisted
    assert "summary: Mine." in annotations.read_text("utf-8")


def test_an_undo_does_not_take_back_what_another_wrote(review: Review, annotations: Path) -> None:
    change = review.decide(SummaryDecision("2", "Mine."))
    Review(review.root, "small").decide(SummaryDecision("2", "Theirs."))
    before = annotations.read_bytes()
    with pytest.raises(ConflictError):
        review.undo(change)
    assert annotations.read_bytes() == before


def test_an_editor_that_saves_in_between_is_not_overwritten(
    review: Review, annotations: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved: list[str] = []

    def fchmod(descriptor: int, mode: int) -> None:
        assert descriptor
        assert mode
        if not saved:
            saved.append(annotations.read_text("utf-8") + "# by an editor\n")
            annotations.write_text(saved[0], "utf-8")

    monkeypatch.setattr(os, "fchmod", fchmod)
    review.decide(SummaryDecision("2", "Mine."))
    now = annotations.read_text("utf-8")
    assert now.endswith("# by an editor\n")
    assert "summary: Mine." in now


@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_byte_order_mark_and_mode_stay(
    review: Review, annotations: Path, start: str, end: str
) -> None:
    text = annotations.read_text("utf-8")
    annotations.write_bytes((start + text.replace("\n", end)).encode())
    annotations.chmod(0o660)
    before = annotations.read_bytes()
    change = review.decide(ParagraphDecision("2"))
    after = annotations.read_bytes()
    assert len(before.split(b"\n")) == len(after.split(b"\n")) + before.count(b"proposed") - (
        after.count(b"proposed")
    )
    assert after.startswith(start.encode())
    assert (b"\r" in after) == (end == "\r\n")
    assert annotations.stat().st_mode & 0o777 == 0o660
    review.undo(change)
    assert annotations.read_bytes() == before


@pytest.mark.parametrize("text", ["", "# nothing yet\n"])
def test_a_file_without_entries_gets_its_first(
    review: Review, annotations: Path, text: str
) -> None:
    annotations.write_text(text, "utf-8")
    assert pending(review).left == 0
    change = review.decide(SummaryDecision("2", "Fish."))
    assert annotations.read_text("utf-8").startswith(f'{text}"2":\n')
    review.undo(change)
    assert annotations.read_text("utf-8") == text


def test_a_file_of_two_kinds_of_lines_is_left_alone(review: Review, annotations: Path) -> None:
    before = annotations.read_bytes().replace(b"\n", b"\r\n", 3)
    annotations.write_bytes(before)
    with pytest.raises(ContentError, match="lines end in different ways"):
        review.decide(SummaryDecision("2", "Mine."))
    assert annotations.read_bytes() == before


def test_two_tabs_lose_nothing(mini: Path, annotations: Path) -> None:
    """Each decides about all paragraphs, one about sectors, one about summaries."""

    def sectors() -> None:
        review = Review(mini, "small")
        for ref in review.paragraphs:
            insist(review, SectorsDecision(ref, ("fish",)))

    def summaries() -> None:
        review = Review(mini, "small")
        for ref in review.paragraphs:
            insist(review, SummaryDecision(ref, f"Of {ref}."))

    tabs = [threading.Thread(target=each) for each in (sectors, summaries)]
    for tab in tabs:
        tab.start()
    for tab in tabs:
        tab.join()
    for each in pending(Review(mini, "small")).paragraphs:
        assert each.summary == f"Of {each.paragraph}."
        assert each.sectors == ("fish",)
        assert each.unconfirmed == ("parties",)


def insist(review: Review, decision: SectorsDecision | SummaryDecision) -> None:
    while True:
        try:
            review.decide(decision, pending_paragraph(review, decision.paragraph).entry)
        except ConflictError:
            continue
        return


def _decide_until_killed(root: Path) -> None:
    review = Review(root, "small")
    for number in range(100_000):
        review.decide(SummaryDecision("2", f"Number {number}."))


def test_a_kill_leaves_a_whole_file_and_no_lock(mini: Path, annotations: Path) -> None:
    for delay in (0.05, 0.1, 0.15):
        process = multiprocessing.get_context("fork").Process(
            target=_decide_until_killed, args=(mini,)
        )
        process.start()
        assert process.pid
        process.join(delay)
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        review = Review(mini, "small")
        assert len(pending(review).paragraphs) == 4
        with locked(mini):
            pass
    Review(mini, "small").decide(SummaryDecision("2", "After all."))
    assert sorted(each.name for each in annotations.parent.iterdir()) == [
        *("annotations.yaml", "declaration.yaml", "source", "text.en.md")
    ]


def test_a_new_entry_begins_a_line_of_its_own(review: Review, annotations: Path) -> None:
    first = annotations.read_text("utf-8")
    annotations.write_text(first[: first.index('"4":')].rstrip("\n"), "utf-8")
    change = review.decide(SummaryDecision("4", "Rain."))
    assert list(yaml.parse(annotations.read_text("utf-8"), "").data) == ["1", "2", "3", "4"]
    review.undo(change)
    assert list(yaml.parse(annotations.read_text("utf-8"), "").data) == ["1", "2", "3"]
