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
        ("a: 1\na: 2\n", "f:2: key 'a' stands twice (first on line 1)"),
        ("a: [1, 2\n", "f:2: not YAML: did not find expected ',' or ']'"),
        ("a: !!python/object:os.system x\n", "tag 'tag:yaml.org,2002:python/object:os.system'"),
        ("a: &a {b: 1}\nc: {<<: *a}\n", "f:2: a key must be a plain word"),
        ("? [a]\n: 1\n", "f:1: a key must be a plain word"),
        ('a: "x\\u0007"\n', "f:1: control character U+0007 (delete it)"),
        ("a: &a [*a]\n", "nested too deep"),
        ("a: " + "[" * 40 + "]" * 40, "nested too deep"),
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
    with pytest.raises(ContentError, match="or its aliases do"):
        parse(bomb, "f")


@given(st.text())
def test_any_text_is_data_or_a_clear_error(text: str) -> None:
    with suppress(ContentError):
        parse(text, "f")
