"""A paragraph that is none is dropped: what is said of the others stays with them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from docgen.errors import UsageError
from docgen.ingest.importing import import_file
from docgen.ingest.reading import draft_here
from docgen.review.carrying import AnnotatedError
from docgen.review.text_decision import TextChange, TextDecision
from docgen.review.text_review import TextReview

NUMBERED = """\
JOINT STATEMENT ON FERRIES

1. Norway and Iceland agreed to run a ferry every week by 2031.

3) Printed in Bergen by the press office.

It goes on here.

4. Norway will paint the ferries.

5. They thanked Bergen for its rain.
"""
PLAIN = """\
JOINT STATEMENT ON FERRIES

Norway and Iceland agreed to run a ferry every week by 2031.

Printed in Bergen by the press office of the two ministries.

Norway will paint the ferries by 2032.

They thanked Bergen for its rain.
"""


def at_once(_path: str, _seconds: float, work: Callable[..., Any], *arguments: object) -> Any:
    """Reads a source in this process, which is quicker."""
    return work(*arguments)


@pytest.fixture
def ferries(mini: Path, tmp_path: Path) -> Callable[[str], TextReview]:
    def imported(text: str) -> TextReview:
        file = tmp_path / "statement.txt"
        file.write_text(text, "utf-8")
        import_file(mini, file, "ferries", draft_here, language="en")
        return TextReview(mini, "ferries", "en", run=at_once)

    return imported


@pytest.fixture
def numbered(ferries: Callable[[str], TextReview]) -> TextReview:
    return ferries(NUMBERED)


def read(review: TextReview, name: str) -> str:
    return (review.root / "content/ferries" / name).read_text("utf-8")


def write(review: TextReview, name: str, text: str) -> None:
    (review.root / "content/ferries" / name).write_text(text, "utf-8")


def all_files(review: TextReview) -> dict[Path, bytes]:
    folder = review.root / "content"
    return {each: each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def drop(review: TextReview, words: str, *, with_annotations: bool = False) -> TextChange:
    """Drop the block that begins with ``words``, of which the import was not sure."""
    found = review.side_by_side()
    block = next(each for each in found.blocks if each.words.startswith(words))
    doubt = block.doubts[-1].number if block.doubts else 0
    about = {"doubt": doubt, "line": block.line, "with_annotations": with_annotations}
    return review.decide(TextDecision("drop", **about), review.files())  # type: ignore[arg-type]


def confirmed(review: TextReview, ref: str) -> None:
    """What a person does who reads the entry, and finds it right."""
    text = read(review, "annotations.yaml")
    head, mark, entry = text.partition(f'"{ref}":')
    own, end, rest = entry.partition('\n"')
    own = own.replace("  proposed: true\n", "").replace("proposed: true", "proposed: false")
    write(review, "annotations.yaml", head + mark + own + end + rest)


def test_a_number_that_is_no_paragraph_s_is_dropped_and_comes_back(numbered: TextReview) -> None:
    text = read(numbered, "text.en.md").replace("It goes", "    It goes")
    write(numbered, "text.en.md", text)
    before = all_files(numbered)
    block = next(each for each in numbered.side_by_side().blocks if each.ref == "3")
    assert block.begins
    assert [(each.words, each.on_block) for each in block.doubts] == [
        ("place: line 5: from the first paragraphs", False),
        ("line 5: number 3 follows 1; 2 not found", True),
    ]
    change = drop(numbered, "3")
    assert read(numbered, "text.en.md") == (
        "1. Norway and Iceland agreed to run a ferry every week by 2031.\n\n"
        "    It goes on here.\n\n"
        "4. Norway will paint the ferries.\n\n"
        "5. They thanked Bergen for its rain.\n"
    )
    assert '"3":' not in read(numbered, "annotations.yaml")
    assert change.told == ("What was said of paragraph 3 went with it.",)
    assert "number 3 follows" not in read(numbered, "source/en.yaml")
    (gone,) = (
        each
        for block in numbered.side_by_side().blocks
        for each in block.left_out
        if each.why == "removed by hand"
    )
    assert gone.words == "3) Printed in Bergen by the press office."
    assert numbered.side_by_side().differences == ()
    numbered.undo(change)
    assert all_files(numbered) == before


def test_what_a_person_said_of_it_goes_only_if_they_say_so(numbered: TextReview) -> None:
    confirmed(numbered, "3")
    before = all_files(numbered)
    with pytest.raises(AnnotatedError) as asked:
        drop(numbered, "3")
    assert asked.value.paragraph == "3"
    assert asked.value.entry in read(numbered, "annotations.yaml")
    assert all_files(numbered) == before
    drop(numbered, "3", with_annotations=True)
    assert '"3":' not in read(numbered, "annotations.yaml")


def test_entries_get_the_new_references_of_their_paragraphs(
    ferries: Callable[[str], TextReview],
) -> None:
    review = ferries(PLAIN)
    text = read(review, "annotations.yaml")
    text = text.replace('"¶3":', "# the painters\np3:")
    write(review, "annotations.yaml", text)
    change = drop(review, "Printed")
    after = read(review, "annotations.yaml")
    assert after.index('# the painters\n"¶2":') < after.index("paint the ferries")
    assert after.index('"¶3":') < after.index("thanked")
    assert '"¶4":' not in after
    assert change.told == (
        "Paragraph ¶3 is ¶2 now, and so on for 1 more.",
        "What was said of paragraph ¶2 went with it.",
    )


@pytest.mark.parametrize("text", ["3. Printed\n", "1. One.\n"])
def test_a_text_in_another_language_is_named_if_it_has_other_paragraphs(
    numbered: TextReview, text: str
) -> None:
    write(numbered, "text.no.md", text)
    assert (
        "content/ferries/text.no.md still has other paragraphs: make the same change there."
        in drop(numbered, "3").told
    )


def test_what_names_the_paragraph_elsewhere_is_not_broken(
    ferries: Callable[[str], TextReview],
) -> None:
    review = ferries(PLAIN)
    before = read(review, "annotations.yaml")
    write(review, "annotations.no.yaml", '"¶3": {summary: Maling}\n')
    with pytest.raises(UsageError, match=r"translates what is said of .* ¶3"):
        drop(review, "Printed")
    assert read(review, "annotations.yaml") == before


def test_what_would_be_left_as_a_paragraph_is_not_made_one(
    ferries: Callable[[str], TextReview],
) -> None:
    review = ferries("FERRIES\n\n1. Norway sails.\n\nIt goes on.\n\n2. Iceland sails.\n")
    text = read(review, "text.en.md")
    write(review, "text.en.md", text.replace("It goes", "    It goes"))
    before = all_files(review)
    with pytest.raises(UsageError, match="would be a paragraph of its own: ¶1"):
        drop(review, "1. Norway")
    assert all_files(review) == before
