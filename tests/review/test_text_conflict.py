"""Files that changed since they were seen: both versions, and the decision on those of now."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from docgen.ingest.importing import import_file
from docgen.ingest.reading import draft_here
from docgen.review.text_conflict import TextConflictError, both_of
from docgen.review.text_decision import TextDecision
from docgen.review.text_review import TextReview

STATEMENT = """\
JOINT STATEMENT ON BELLS

1. Norway and Iceland will ring a bell[1] in every harbour.

Words without a number

2. They will ring it again in March 2031.

[1] But for the small ones.
"""


def at_once(_path: str, _seconds: float, work: Callable[..., Any], *arguments: object) -> Any:
    """Reads a source in this process, which is quicker."""
    return work(*arguments)


@pytest.fixture
def review(mini: Path, tmp_path: Path) -> TextReview:
    file = tmp_path / "statement.txt"
    file.write_text(STATEMENT, "utf-8")
    import_file(mini, file, "bells", draft_here, language="en")
    return TextReview(mini, "bells", "en", run=at_once)


def conflict(review: TextReview, decision: TextDecision, path: str, old: str, new: str) -> Any:
    """What ``decision`` meets if somebody replaces ``old`` in the file at ``path`` before it."""
    seen, file = review.files(), review.root / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    theirs = file.read_bytes()
    with pytest.raises(TextConflictError) as found:
        review.decide(decision, seen)
    assert file.read_bytes() == theirs
    return found.value


def footnote(review: TextReview) -> TextDecision:
    blocks = review.side_by_side().blocks
    (cuts,) = (
        one.cuts for each in blocks for one in each.left_out if one.words.startswith("[1] B")
    )
    return TextDecision("keep", cuts)


def test_both_versions_are_shown_where_they_differ(review: TextReview) -> None:
    found = conflict(
        review, footnote(review), review.record_path, "cuts:\n", "# by an editor\ncuts:\n"
    )
    assert "# by an editor" in found.on_disk
    assert "# by an editor" not in found.wanted
    assert "But for the small ones." in found.wanted.partition(review.record_path)[0]
    assert "    [1] But" not in found.on_disk
    assert "in every harbour" not in found.on_disk + found.wanted


def test_the_decision_is_taken_on_what_is_there_now(review: TextReview) -> None:
    record = (review.root / review.record_path).read_text("utf-8")
    title = next(each for each in record.splitlines(keepends=True) if 'why: "title"' in each)
    decision = footnote(review)
    found = conflict(review, decision, review.record_path, title, title + "  # a look\n")
    assert found.again == decision
    review.decide(found.again, review.files())
    assert (
        (review.root / review.text_path)
        .read_text("utf-8")
        .endswith("[1] But for the small ones.\n")
    )
    assert "# a look" in (review.root / review.record_path).read_text("utf-8")


def test_a_line_that_moved_is_found_and_one_that_is_gone_is_not(review: TextReview) -> None:
    block = next(each for each in review.side_by_side().blocks if each.words.startswith("## Words"))
    drop = TextDecision("drop", doubt=block.doubts[-1].number, line=block.line)
    found = conflict(review, drop, review.text_path, "\n\n## Words", "\n\n\n\n## Words")
    assert found.again == TextDecision("drop", doubt=drop.doubt, line=block.line + 2)
    assert "## Words" in found.on_disk
    seen = TextDecision("drop", doubt=drop.doubt, line=block.line + 2)
    found = conflict(review, seen, review.text_path, "## Words", "## Other words")
    assert found.again is None
    source = conflict(review, footnote(review), review.source_path, "bell", "gong")
    assert source.again is None


def test_what_cannot_be_undone_shows_both(review: TextReview) -> None:
    change = review.decide(footnote(review), review.files())
    file = review.root / review.text_path
    file.write_text(file.read_text("utf-8").replace("the small ones", "none"), "utf-8")
    with pytest.raises(TextConflictError) as found:
        review.undo(change)
    assert "    [1] But for none." in found.value.on_disk
    assert "But for" not in found.value.wanted.partition(review.record_path)[0]


@pytest.mark.parametrize(
    ("seen", "now", "wanted", "on_disk", "ours"),
    [
        ("a\nb\nc\nd", "a\nB\nc\nd", "a\nb\nc\nD", "x:1\na\nB\nc\nd", "x:1\na\nb\nc\nD"),
        ("a\nb", "0\na\nb", "a\nb\n9", "x:1\n0\na\nb", "x:1\na\nb\n9"),
        ("", "a", "", "x:1\na", "x:1"),
        (
            "a\nb\nc\nd\ne\nf\ng",
            "a\nc\nd\ne\nf\ng",
            "a\nb\nc\nd\ne\nF\nF\ng",
            "x:1\na\nc\n\nx:4\ne\nf\ng",
            "x:1\na\nb\nc\n\nx:5\ne\nF\nF\ng",
        ),
        ("a", "a", "a", "", ""),
    ],
)
def test_the_places_of_both_are_the_same(
    seen: str, now: str, wanted: str, on_disk: str, ours: str
) -> None:
    files = [("x", seen.encode(), now.encode(), wanted.encode())]
    assert both_of(files) == (on_disk, ours)
