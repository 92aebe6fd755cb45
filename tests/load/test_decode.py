from typing import Literal

import pytest
from msgspec import Struct

from docgen.errors import ContentError
from docgen.load.decode import Problems, decode
from docgen.load.yaml import parse


class Inner(Struct, forbid_unknown_fields=True):
    size: int
    kind: Literal["big", "small"] = "big"


class Outer(Struct, forbid_unknown_fields=True):
    name: str
    parts: tuple[Inner, ...] = ()
    cues: dict[Literal["will", "shall"], tuple[str, ...]] = {}
    by_name: dict[str, dict[str, Inner]] = {}
    options: dict[str, str | bool] = {}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name: a\nnaem: b\n", "f:2: unknown key 'naem' (did you mean 'name'?)"),
        ("parts: []\n", "f:1: missing key 'name'"),
        ("name: a\nparts:\n  - size: 1\n  - siez: 2\n", "f:4: unknown key 'siez'"),
        ("name: a\nparts:\n  - size: big\n", "f:3: 'size' must be a whole number, not 'big'"),
        (
            "name: a\nparts:\n  - size: 1\n    kind: smal\n",
            "f:4: 'kind' cannot be 'smal' (did you mean 'small'?)",
        ),
        ("name: 1\n", "f:1: 'name' must be text, not the number 1 (put quotes around it)"),
        ("- a\n", "f:1: the file must be keys with values (name, parts, cues, by_name, options)"),
        (
            "name: a\ncues:\n  shall: [b]\n  will: c\n",
            "f:4: 'will' must be a list such as [a, b], not 'c' (write [c])",
        ),
        (
            "name: a\ncues:\n  will: [b, 2]\n",
            "f:3: item 2 of 'will' must be text, not the number 2",
        ),
        ("name: a\ncues:\n  wil: [b]\n", "f:3: unknown key 'wil' (did you mean 'will'?)"),
        (
            "name: a\nby_name:\n  b: {c: {size: 1}}\n  d:\n    e: {size: 1}\n    f: {sise: 1}\n",
            "f:6: unknown key 'sise' (did you mean 'size'?)",
        ),
        (
            "name: a\ncues:\n  will: b\noptions:\n  c: [d]\n",  # the first mistake of two
            "f:3: 'will' must be a list such as [a, b], not 'b' (write [b])",
        ),
        ("name: a\noptions:\n  b: c\n  d: [e]\n", "f:4: 'd' must be text or true or false"),
    ],
)
def test_errors_point_at_the_line(text: str, message: str) -> None:
    with pytest.raises(ContentError) as caught:
        decode(parse(text, "f"), Outer)
    assert message in str(caught.value)


def test_decodes() -> None:
    assert decode(parse("{name: a, parts: [{size: 1}]}", "f"), Outer) == Outer("a", (Inner(1),))


def test_problems_are_told_together() -> None:
    problems = Problems()
    for name in "abc":
        with problems.collected():
            raise ContentError(name)
    with pytest.raises(ContentError) as caught:
        problems.settle()
    assert [caught.value.message, *(each.message for each in caught.value.others)] == list("abc")


def test_no_problem_no_error() -> None:
    Problems().settle()
