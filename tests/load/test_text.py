import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.errors import ContentError
from docgen.load.text import parse

TEXT = """\
A block without
a number.

## First part

1. One.

   More of one.

(a) A letter.

(b) Another.

## Second part

2. Two begins with 3. and has
10. in it.

Closing words.
"""


def test_shapes() -> None:
    assert [(each.ref, each.blocks, each.heading, each.line) for each in parse(TEXT, "f")] == [
        ("¶1", ("A block without a number.",), None, 1),
        ("1", ("One.", "More of one."), "First part", 6),
        ("1(a)", ("A letter.",), "First part", 10),
        ("1(b)", ("Another.",), "First part", 12),
        ("2", ("Two begins with 3. and has 10. in it.",), "Second part", 16),
        ("¶2", ("Closing words.",), "Second part", 19),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1. One.\n\n1. Again.\n", "f:3: paragraph 1 stands twice (first on line 1)"),
        ("", "f: holds no paragraph"),
        ("# Only a heading\n", "f: holds no paragraph"),
        ("1. One\x0c.\n", "f:1: control character U+000C (delete it)"),
    ],
)
def test_refused(text: str, message: str) -> None:
    with pytest.raises(ContentError) as caught:
        parse(text, "f")
    assert str(caught.value) == message


words = st.lists(
    st.text("abcdefghijk“”’-–.,;()é ", min_size=1).map(lambda text: f"W{text}".rstrip()),
    min_size=1,
    max_size=8,
)


@given(words, st.integers(1, 5))
def test_no_word_is_lost_and_none_invented(blocks: list[str], width: int) -> None:
    text = "\n\n".join(
        f"{number}. " + "\n".join(_wrapped(block, width)) for number, block in enumerate(blocks, 1)
    )
    parsed = parse(text, "f")
    assert [each.ref for each in parsed] == [str(number + 1) for number in range(len(blocks))]
    assert [" ".join(each.blocks) for each in parsed] == [" ".join(each.split()) for each in blocks]


def _wrapped(block: str, width: int) -> list[str]:
    parts = block.split()
    return [" ".join(parts[at : at + width]) for at in range(0, len(parts), width)]
