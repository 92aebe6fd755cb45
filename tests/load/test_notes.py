"""What a note of the desk may hold, and that nothing else passes or is lost."""

import string
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import REPOSITORY
from docgen.errors import ContentError
from docgen.load.notes import DEEPEST_LIST, MOST_CHARACTERS, parse_note
from docgen.notes import NoteBlock, NoteWords


def parse(text: str) -> tuple[NoteBlock, ...]:
    return parse_note(text, "note.md")


def plain(words: str) -> NoteBlock:
    return NoteBlock("paragraph", (NoteWords(words),))


def words_of(blocks: Sequence[NoteBlock]) -> Iterator[NoteWords]:
    for block in blocks:
        yield from block.words
        for point in block.points:
            yield from words_of(point)


def test_paragraphs_are_joined_from_their_lines() -> None:
    assert parse("One\ntwo  \nthree\\\nfour.\n\n\nFive.\n") == (
        plain("One two three four."),
        plain("Five."),
    )
    assert parse("\n \n") == ()


def test_words_have_their_look() -> None:
    (block,) = parse("A **b *c***, *d* [e **f**](HTTPS://example.org/?a=1&b=2) <x@example.org>")
    assert block.words == (
        NoteWords("A "),
        NoteWords("b ", bold=True),
        NoteWords("c", bold=True, italic=True),
        NoteWords(", "),
        NoteWords("d", italic=True),
        NoteWords(" "),
        NoteWords("e ", address="HTTPS://example.org/?a=1&b=2"),
        NoteWords("f", bold=True, address="HTTPS://example.org/?a=1&b=2"),
        NoteWords(" "),
        NoteWords("x@example.org", address="mailto:x@example.org"),
    )


def test_lists_hold_lists_and_count_from_their_first_number() -> None:
    assert parse("- a\n\n  more\n- b\n\n  3. c\n  4. d\n") == (
        NoteBlock(
            "bullets",
            points=(
                (plain("a"), plain("more")),
                (
                    plain("b"),
                    NoteBlock("numbers", points=((plain("c"),), (plain("d"),)), first=3),
                ),
            ),
        ),
    )


def test_headings_are_those_of_level_two() -> None:
    heading = NoteBlock("heading", (NoteWords("Line to take"),))
    assert parse("## Line to take\n\nSo.\n") == (heading, plain("So."))


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("One\n\n# Title\n", 3, "a heading that is not of the form '## Heading'"),
        ("### Small\n\nx\n", 1, "a heading that is not of the form '## Heading'"),
        ("Title\n-----\n", 1, "a heading that is not of the form '## Heading'"),
        ("- ## In a list\n", 1, "a heading that is not of the form '## Heading'"),
        ("##\n\nx\n", 1, "a heading without words"),
        ("## Context\n\n## Line\n\nx\n", 1, "nothing is below the heading 'Context'"),
        ("x\n\n## Context\n", 3, "nothing is below the heading 'Context'"),
        ("One <b>two</b>\n", 1, "HTML"),
        ("One\ntwo <!-- three -->\n", 2, "HTML"),
        ("<div>\n\nx\n", 1, "HTML"),
        ("One\n\n    two\n", 3, "code, which is what four blanks"),
        ("```\none\n```\n", 1, "code"),
        ("One\ntwo\n`three`\n", 3, "code"),
        ("One ![two](three.png)\n", 1, "a picture"),
        ("a | b\n--|--\n1 | 2\n\nx\n", 1, "a table"),
        ("> One\n", 1, "an indented quotation"),
        ("One\n\n---\n\ntwo\n", 3, "a line across the page"),
        ("~~One~~\n", 1, "struck-out words"),
        ("One\n[two](javascript:x)\n", 2, "links to 'javascript:x'"),
        ("[one](two.pdf)\n", 1, "links to 'two.pdf'"),
        ("[one](file:///etc/passwd)\n", 1, "links to 'file:///etc/passwd'"),
        ("[one](https://)\n", 1, "links to 'https://'"),
        ("[one](http://[)\n", 1, "links to 'http://"),
        ("[one]()\n", 1, "links to ''"),
        ("One **two\n", 1, "'**' is left over"),
        ("[one](https://example.org/a b)\n", 1, "'](' is left over"),
        ("[one][1]\n\n[1]: https://example.org\n", 1, "'][' is left over"),
        ("One\n\n[1]: https://example.org\n", 3, "'[1]:' is left over"),
        ("- \n", 1, "an item of a list does not begin with words"),
        ("- - one\n", 1, "an item of a list does not begin with words"),
        ("- a\n  - b\n    - c\n      - d\n", 4, "lists nested 4 deep"),
        ("One\x07two\n", 1, "control character"),
    ],
)
def test_what_cannot_be_printed_is_an_error_with_its_line(
    text: str, line: int, message: str
) -> None:
    with pytest.raises(ContentError) as raised:
        parse(text)
    first = getattr(raised.value, "problems", [raised.value])[0]
    assert message in first.message
    assert (first.path, first.line) == ("note.md", line)


def test_a_note_has_an_end() -> None:
    with pytest.raises(ContentError, match="more than 100,000 characters"):
        parse("x" * (MOST_CHARACTERS + 1))
    for hostile in ("[" * 50_000, "*a_ " * 20_000, "> " * 20_000, "- " * 400, "a**b" * 20_000):
        with pytest.raises(ContentError):
            parse(f"{hostile}\n\n<b>")


@given(st.lists(st.text(st.sampled_from(string.printable.replace("\x0b\x0c", "")), max_size=30)))
def test_nothing_is_lost(blocks: list[str]) -> None:
    """Words whose marks are all taken back come out as they went in."""
    escaped = [
        "".join(f"\\{each}" if each in string.punctuation else each for each in " ".join(b.split()))
        for b in blocks
    ]
    found = parse("\n\n".join(f"x{each}" for each in escaped))
    said = ["".join(words.text for words in words_of([block])) for block in found]
    assert said == [f"x{' '.join(b.split())}" for b in blocks]


@given(st.text(st.sampled_from("ab *_[]()`<>#-1.|\n\\!~"), max_size=60))
def test_any_note_is_read_or_refused(text: str) -> None:
    try:
        blocks = parse(text)
    except ContentError:
        return
    letters = "".join(each for each in text if each in "ab")
    said = "".join(words.text for words in words_of(blocks))
    assert "".join(each for each in said if each in "ab") == letters
    assert _depth(blocks) <= DEEPEST_LIST


def _depth(blocks: Sequence[NoteBlock]) -> int:
    inner = (_depth(point) for block in blocks for point in block.points)
    return max(((1 if block.points else 0) for block in blocks), default=0) + max(inner, default=0)


def test_the_note_template_waits_to_be_filled_in() -> None:
    text = (REPOSITORY / "docs/note-template.md").read_text("utf-8")
    with pytest.raises(ContentError, match="nothing is below the heading 'Context'"):
        parse(text)
    blocks = parse(text.replace("\n\n", "\n\nSo.\n\n") + "\nSo.\n")
    headings = [block.words[0].text for block in blocks if block.kind == "heading"]
    assert headings == ["Context", "Line to take", "Sensitive points"]
