from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.errors import ContentError
from docgen.load.yaml import parse


def test_norway_is_not_false() -> None:
    assert parse("- NO\n- yes\n- 12:30\n- 0o17\n- 2025-05-30\n", "f").data == [
        "NO",
        "yes",
        "12:30",
        15,
        "2025-05-30",
    ]


def test_scalars_of_yaml_1_2() -> None:
    assert parse("{a: true, b: null, c: 1.5, d: ~, e: '1'}", "f").data == {
        "a": True,
        "b": None,
        "c": 1.5,
        "d": None,
        "e": "1",
    }


def test_lines() -> None:
    located = parse("a:\n  b:\n    - one\n    - two\n14: x\n", "f")
    assert located.lines["a", "b", 1] == 4
    assert located.lines["14",] == 5
    assert located.data["14"] == "x"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\na: 2\n", "f:2: duplicate key 'a' (first on line 1)"),
        ("a: [1, 2\n", "f:1: '[' is never closed (put ']' at the end,"),
        ("a: Joint: a\n", "f:1: a colon within a value (put quotes around the whole value)"),
        ("a:\n\tb: 1\n", "f:2: a tab at the beginning of the line (indent with spaces)"),
        ("a:\n  b: 1\n\tc: 2\n", "f:3: a tab at the beginning of the line"),
        ("a: 1\n  b: 2\n", "f:2: indented more than the line above (begin it in the same column"),
        ("a:\n    b: 1\n  c: 2\n", "f:3: not lined up with the lines above"),
        ("a:\n  - x\n - y\n", "f:3: a list item where none is expected"),
        ("- b\na: 1\n", "f:2: not lined up with the lines above"),
        ('a: "b\nc: 1\n', "f:1: a quotation mark is never closed"),
        ("a: 'the parties' aim'\n", "f:1: more words after a closing quotation mark"),
        ("a: [x] y\n", "f:1: more words after a closing bracket"),
        ("a: {b: 1\nc: 1\n", "f:1: '{' is never closed"),
        ("title A\nb: 1\n", "f:1: no colon after a key (write 'key: value'"),
        ("b: 1\ntitle A\n", "f:2: no colon after a key"),
        ("b: 1\na:1\n", "f:2: no space after the colon"),
        ("a: @b\n", "f:1: a value cannot begin with '@' (put quotes around the whole value)"),
        ("a: *b\n", "f:1: a value cannot begin with '*'"),
        ("a: %b\n", "f:1: a value cannot begin with '%'"),
        ("%b\na: 1\n", "f:1: a value cannot begin with '%'"),
        ("a: &b c\nd: &b e\n", "f:2: a value cannot begin with '&'"),
        ("a: !b c\n", "f:1: a value cannot begin with '!'"),
        ("a: b\nc: ]\n", "f:2: a value cannot begin with ']'"),
        ('a: "b\\q"\n', "f:1: a backslash within double quotes"),
        ("a: - b\n", "f:1: a list item on the line of its key"),
        ("a: > b\n", "f:1: words after '|' or '>'"),
        ("a: 1\n---\nb: 2\n", "f:2: '---' begins a second document (delete the line)"),
        ("# \x07\n", "f:1: control character U+0007 (delete it)"),
        ("a: !!python/object:os.system x\n", "f:1: a value cannot begin with '!!'"),
        ("a: &a {b: 1}\nc: {<<: *a}\n", "f:2: a key must be a word"),
        ("? [a]\n: 1\n", "f:1: a key must be a word"),
        ('a: "x\\u0007"\n', "f:1: control character U+0007 (delete it)"),
        ("a: &a [*a]\n", "nested more than 30 levels deep"),
        ("a: " + "[" * 40 + "]" * 40, "nested more than 30 levels deep"),
    ],
)
def test_refused(text: str, message: str) -> None:
    with pytest.raises(ContentError) as caught:
        parse(text, "f")
    assert message in str(caught.value)


def test_alias_bomb() -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
    for before, name in zip("abcdef", "bcdefg", strict=True):
        bomb += f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]\n"
    with pytest.raises(ContentError, match="after expanding aliases"):
        parse(bomb, "f")


@given(st.text())
def test_any_text_is_data_or_a_clear_error(text: str) -> None:
    with suppress(ContentError):
        parse(text, "f")
