"""The head of a declaration: gaps are filled in, and nothing else in the file changes."""

import difflib
from pathlib import Path

import pytest

from docgen.errors import UsageError
from docgen.review.head import HeadDecision, HeadKey
from docgen.review.review import Review
from docgen.review.saving import ConflictError

HEAD = """\
# by hand
title: Joint Statement  # as printed
date: ???
place: ???
occasion: Visit
languages: [en]

parties:
  - party: NO  # the host
"""


@pytest.fixture
def declaration(annotations: Path) -> Path:
    path = annotations.with_name("declaration.yaml")
    path.write_text(HEAD, "utf-8")
    return path


@pytest.mark.parametrize(
    ("key", "value", "lines"),
    [
        ("date", "2030-03-04", ["-date: ???", "+date: 2030-03-04"]),
        ("place", " Bergen:\nNorth ", ["-place: ???", '+place: "Bergen: North"']),
        (
            "title",
            "Statement on Rain",
            ["-title: Joint Statement  # as printed", "+title: Statement on Rain  # as printed"],
        ),
    ],
)
def test_only_its_line_changes_and_it_can_be_taken_back(
    review: Review, declaration: Path, key: HeadKey, value: str, lines: list[str]
) -> None:
    before = {each.key: each for each in review.head_file.parts()}
    assert [each.key for each in before.values() if not each.value] == ["date", "place"]
    change = review.head_file.decide(HeadDecision(key, value), before[key].entry)
    now = declaration.read_text("utf-8").splitlines()
    diff = difflib.unified_diff(HEAD.splitlines(), now, n=0, lineterm="")
    assert [line for line in diff if not line.startswith(("---", "+++", "@@"))] == lines
    review.undo(change)
    assert declaration.read_text("utf-8") == HEAD


def test_what_is_no_date_or_was_changed_is_refused(review: Review, declaration: Path) -> None:
    seen = {each.key: each.entry for each in review.head_file.parts()}
    with pytest.raises(UsageError, match="'4 March' is not a date"):
        review.head_file.decide(HeadDecision("date", "4 March"), seen["date"])
    with pytest.raises(UsageError, match="'place' cannot be empty"):
        review.head_file.decide(HeadDecision("place", " "), seen["place"])
    declaration.write_text(HEAD.replace("place: ???", "place: Oslo"), "utf-8")
    with pytest.raises(ConflictError):
        review.head_file.decide(HeadDecision("place", "Bergen"), seen["place"])
    review.head_file.decide(HeadDecision("date", "2030-03-04"), seen["date"])
    assert "place: Oslo" in declaration.read_text("utf-8")
