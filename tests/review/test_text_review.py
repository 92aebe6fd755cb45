"""What an import left out is kept or dropped: text and record change together, and stay proven."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from docgen.collation.side_by_side import LeftOut, SideBySide
from docgen.errors import UsageError
from docgen.ingest.importing import import_file
from docgen.ingest.reading import draft_here
from docgen.review.saving import ConflictError
from docgen.review.text_decision import TextDecision
from docgen.review.text_review import TextReview

STATEMENT = """\
NORTHERN SEA PAPERS

JOINT STATEMENT ON THE NORTHERN SEA

Bergen, 4 March 2030

1. Norway and Iceland met in Bergen and agreed not to fish beyond the limit, which in their long co-
operation[1] they have always held to.

- 1 -

NORTHERN SEA PAPERS

2. They will share their data every year, and help each other when ships are

- 2 -

NORTHERN SEA PAPERS

lost at sea.

Words without a number

3. They reaffirmed their intent to meet again by the spring of 2032.

[1] As in the agreement of 2020.

- 3 -
"""


def at_once(_path: str, _seconds: float, work: Callable[..., Any], *arguments: object) -> Any:
    """Reads a source in this process, which is quicker."""
    return work(*arguments)


@pytest.fixture
def review(mini: Path, tmp_path: Path) -> TextReview:
    file = tmp_path / "statement.txt"
    file.write_text(STATEMENT, "utf-8")
    import_file(mini, file, "sea", draft_here, language="en")
    return TextReview(mini, "sea", "en", run=at_once)


def text_of(review: TextReview) -> str:
    return (review.root / review.text_path).read_text("utf-8")


def record_of(review: TextReview) -> str:
    return (review.root / review.record_path).read_text("utf-8")


def out(review: TextReview, words: str, number: int = 0) -> LeftOut:
    found = [one for block in review.side_by_side().blocks for one in block.left_out]
    return [each for each in found if each.words == words][number]


def decide(review: TextReview, what: str, **about: object) -> None:
    review.decide(TextDecision(what, **about), review.files())  # type: ignore[arg-type]


def shown(found: SideBySide) -> list[tuple[str, list[str], list[str]]]:
    return [
        (
            block.ref or block.words,
            [line.place for line in block.issued],
            [one.why for one in block.left_out],
        )
        for block in found.blocks
    ]


def test_each_line_of_the_source_is_beside_its_block(review: TextReview) -> None:
    found = review.side_by_side()
    assert shown(found) == [
        ("", ["line 1", "line 3", "line 5"], ["heading matter", "title", "date and place"]),
        ("1", ["line 7", "line 8"], ["hyphen of cooperation", "footnote mark"]),
        ("", ["line 10", "line 12"], ["page number", "running head"]),
        ("2", ["line 14", "line 16", "line 18", "line 20"], ["page number", "running head"]),
        ("## Words without a number", ["line 22"], []),
        ("3", ["line 24"], []),
        ("", ["line 26", "line 28"], ["footnote 1", "page number"]),
    ]
    issued = [
        "".join(piece.words for piece in line.pieces) for b in found.blocks for line in b.issued
    ]
    assert issued == [line.strip() for line in STATEMENT.splitlines() if line.strip()]
    unsure = [one.words for block in found.blocks for one in block.left_out if one.unsure]
    assert unsure == ["NORTHERN SEA PAPERS", "-"]
    assert [len(block.doubts) for block in found.blocks] == [1, 0, 0, 0, 1, 0, 0]
    assert ["parties" in each.words for each in found.doubts] == [True]


@pytest.mark.parametrize(
    ("words", "number", "before", "after"),
    [
        ("[1]", 0, "cooperation they", "cooperation[1] they"),
        ("-", 0, "cooperation they", "co-operation they"),
        ("- 2 -", 0, "ships are lost", "ships are - 2 - lost"),
        ("- 1 -", 0, "held to.\n\n2.", "held to.\n\n    - 1 -\n\n2."),
        ("NORTHERN SEA PAPERS", 1, "held to.\n\n2.", "held to.\n\n    NORTHERN SEA PAPERS\n\n2."),
        (
            "[1] As in the agreement of 2020.",
            0,
            "spring of 2032.\n",
            "spring of 2032.\n\n    [1] As in the agreement of 2020.\n",
        ),
    ],
)
def test_what_is_kept_is_where_it_was_and_off_the_record(
    review: TextReview, words: str, number: int, before: str, after: str
) -> None:
    text, record = text_of(review), record_of(review)
    one = out(review, words, number)
    change = review.decide(TextDecision("keep", one.cuts), review.files())
    assert text_of(review) == text.replace(before, after)
    lines = record.splitlines(keepends=True)
    (number,) = one.cuts
    gone = next(at for at, line in enumerate(lines) if line == "cuts:\n") + 1 + number
    assert record_of(review) == "".join([*lines[:gone], *lines[gone + 1 :]])
    assert review.side_by_side().differences == ()
    review.undo(change)
    assert (text_of(review), record_of(review)) == (text, record)


def test_what_is_dropped_needs_no_second_look(review: TextReview) -> None:
    text, record = text_of(review), record_of(review)
    one = out(review, "NORTHERN SEA PAPERS")
    decide(review, "drop", cuts=one.cuts)
    assert text_of(review) == text
    assert record_of(review) == record.replace('matter", unsure: true', 'matter"')
    assert not out(review, "NORTHERN SEA PAPERS").unsure


def test_a_doubt_is_settled_either_way(review: TextReview) -> None:
    text = text_of(review)
    heading = next(each for each in review.side_by_side().blocks if each.words.startswith("##"))
    (doubt,) = heading.doubts
    kept = review.decide(TextDecision("keep", doubt=doubt.number), review.files())
    assert (text_of(review), "line 22: “Words" in record_of(review)) == (text, False)
    review.undo(kept)
    decide(review, "drop", doubt=doubt.number, line=heading.line)
    assert text_of(review) == text.replace("## Words without a number\n\n", "")
    assert "{line: 22, column: 1, words: Words without a number, why: removed by hand}" in (
        record_of(review).replace('"', "")
    )
    assert out(review, "Words without a number").why == "removed by hand"
    decide(review, "keep", cuts=out(review, "Words without a number").cuts)
    assert "lost at sea.\n\n    Words without a number\n\n3." in text_of(review)


def test_several_lines_with_one_reason_are_one(mini: Path, tmp_path: Path) -> None:
    file = tmp_path / "signed.txt"
    file.write_text(
        "AGREEMENT ON NETS\n\n1. They will mend nets together.\n\n2. They will meet again.\n\n"
        "For the Kingdom of Norway\n\nA. EXAMPLE\n\nFor the Republic of Iceland\n\nB. SPECIMEN\n",
        "utf-8",
    )
    import_file(mini, file, "nets", draft_here, language="en")
    review = TextReview(mini, "nets", "en", run=at_once)
    signed = review.side_by_side().blocks[-1]
    (one,) = signed.left_out
    assert (one.why, one.place, len(one.cuts)) == ("signature block", "line 7 to line 13", 4)
    decide(review, "keep", cuts=one.cuts)
    assert text_of(review).endswith(
        "meet again.\n\n    For the Kingdom of Norway\n    A. EXAMPLE\n"
        "    For the Republic of Iceland\n    B. SPECIMEN\n"
    )
    assert review.side_by_side().differences == ()


def test_nothing_is_written_that_would_not_be_proven(review: TextReview) -> None:
    text, record = text_of(review), record_of(review)
    for about in ({"cuts": (99,)}, {"doubt": 9}, {"doubt": 0, "line": 2}):
        with pytest.raises(UsageError):
            decide(review, "drop", **about)
    assert (text_of(review), record_of(review)) == (text, record)
    changed = text.replace("every year", "each year")
    (review.root / review.text_path).write_text(changed, "utf-8")
    with pytest.raises(UsageError, match="differs from its source elsewhere"):
        decide(review, "keep", cuts=out(review, "[1]").cuts)
    assert text_of(review) == changed


def test_a_commitment_quotes_the_words_as_they_are_then(review: TextReview) -> None:
    annotations = review.root / "content/sea/annotations.yaml"
    before = annotations.read_text("utf-8")
    assert "their long cooperation they" in " ".join(before.split())
    change = review.decide(TextDecision("keep", out(review, "-").cuts), review.files())
    quoted = " ".join(annotations.read_text("utf-8").split())
    assert "their long co-operation they" in quoted
    assert quoted.replace("co-operation", "cooperation") == " ".join(before.split())
    assert len(change.before) == 3
    review.undo(change)
    assert annotations.read_text("utf-8") == before


def test_a_source_is_read_in_a_process_of_its_own(review: TextReview) -> None:
    alone = TextReview(review.root, "sea", "en")
    assert alone.side_by_side() == review.side_by_side()


def test_whoever_was_faster_is_not_overwritten(review: TextReview) -> None:
    one, seen = out(review, "[1]"), review.files()
    record = review.root / review.record_path
    theirs = record.read_text("utf-8") + "# by an editor\n"
    record.write_text(theirs, "utf-8")
    text = text_of(review)
    with pytest.raises(ConflictError):
        review.decide(TextDecision("keep", one.cuts), seen)
    assert (text_of(review), record_of(review)) == (text, theirs)
    change = review.decide(TextDecision("drop", out(review, "-").cuts), review.files())
    record.write_text(record_of(review) + "# again\n", "utf-8")
    with pytest.raises(ConflictError):
        review.undo(change)


def test_a_text_without_record_is_shown_and_says_so(mini: Path) -> None:
    source = mini / "content/demo/source"
    source.mkdir(exist_ok=True)
    text = (mini / "content/demo/text.en.md").read_text("utf-8")
    (source / "en.txt").write_text(f"{text}\n- 1 -\n", "utf-8")
    review = TextReview(mini, "demo", "en", run=at_once)
    found = review.side_by_side()
    assert found.record == ""
    assert [one.words for block in found.blocks for one in block.left_out][-1] == "- 1 -"
    with pytest.raises(UsageError, match="was not imported"):
        decide(review, "keep", cuts=(0,))
    (source / "en.txt").unlink()
    with pytest.raises(UsageError, match="put the text as issued there"):
        TextReview(mini, "demo", "en")


ALIKE = """\
Norway and Iceland agreed to mend one hundred nets in Bergen

Bergen, 4 March 2030

Norway and Iceland agreed to mend one hundred nets in Tromsø.

Norway and Iceland agreed to mend one hundred nets in Reykjavík.
"""


def test_annotations_stay_with_their_words_where_paragraphs_are_alike(
    mini: Path, tmp_path: Path
) -> None:
    """The title, once it belongs to the text, is ¶1, and each paragraph the next one."""
    file = tmp_path / "alike.txt"
    file.write_text(ALIKE, "utf-8")
    import_file(mini, file, "alike", draft_here, language="en")
    review = TextReview(mini, "alike", "en", run=at_once)
    title = out(review, "Norway and Iceland agreed to mend one hundred nets in Bergen")
    annotations = mini / "content/alike/annotations.yaml"
    before = annotations.read_text("utf-8")
    change = review.decide(TextDecision("keep", title.cuts), review.files())
    assert change.told == ("Paragraph ¶1 is ¶2 now, and so on for 1 more.",)
    after = annotations.read_text("utf-8")
    assert after == before.replace('"¶2":', '"¶3":').replace('"¶1":', '"¶2":')
    places = re.findall(r'"(¶\d)":.*?in (\w+)', after, re.DOTALL)
    assert places == [("¶2", "Tromsø"), ("¶3", "Reykjavík")]
    review.undo(change)
    assert annotations.read_text("utf-8") == before
