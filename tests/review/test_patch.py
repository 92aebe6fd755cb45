"""A change of data is the least change of the text."""

import difflib
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.errors import ContentError
from docgen.load import yaml
from docgen.review.patch import patched

ENTRY = """\
# the heart of it
"2":
  proposed: true   # by the import
  summary: ""  # to do
  # who, and of what
  sectors: [fish, "energy"]
  parties: {named: [NO,  IS], all: true}
  commitments:
    # the first
    - proposed: true
      what: Sharing
      quote: >-
        agreed to share
        their fish
      kind: cooperation
      by: [all]
      sectors: [fish]
    - what: Rain  # of Bergen
      quote: thanked Bergen
      kind: principle
      by: [NO]

# far below
"""


def changed(change: str) -> list[str]:
    """The lines that ``change``, a statement about the entry ``e``, takes away and adds."""
    data = yaml.parse(ENTRY, "a.yaml").data
    exec(change, {"e": data["2"]})  # noqa: S102 - the tables below
    new = patched(ENTRY, data, "a.yaml")
    assert yaml.parse(new, "a.yaml").data == data
    lines = difflib.unified_diff(ENTRY.splitlines(), new.splitlines(), n=0, lineterm="")
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


@pytest.mark.parametrize(
    ("change", "lines"),
    [
        ("del e['proposed']", ["-  proposed: true   # by the import"]),
        (
            "e['proposed'] = ['summary', 'parties']",
            [
                "-  proposed: true   # by the import",
                "+  proposed: [summary, parties]   # by the import",
            ],
        ),
        ("e['summary'] = 'Fish.'", ['-  summary: ""  # to do', "+  summary: Fish.  # to do"]),
        (
            "e['summary'] = 'They said ' + 'very ' * 20 + 'little'",
            [
                '-  summary: ""  # to do',
                "+  summary: >-  # to do",
                "+    They said very very very very very very very very very very very very"
                " very very very very very",
                "+    very very very little",
            ],
        ),
        (
            "e['sectors'].remove('fish')",
            ['-  sectors: [fish, "energy"]', '+  sectors: ["energy"]'],
        ),
        (
            "e['parties'] = {'named': ['IS'], 'groups': ['nordics']}",
            [
                "-  parties: {named: [NO,  IS], all: true}",
                "+  parties: {named: [IS], groups: [nordics]}",
            ],
        ),
        (
            "del e['commitments'][0]['proposed']",
            ["-    - proposed: true", "-      what: Sharing", "+    - what: Sharing"],
        ),
        (
            "e['commitments'][0]['quote'] = 'share'",
            [
                "-      quote: >-",
                "-        agreed to share",
                "-        their fish",
                "+      quote: share",
            ],
        ),
        ("e['commitments'][1]['due'] = 2027", ["+      due: 2027"]),
        (
            "e['commitments'][1]['what'] = 'NO: rain'",
            ["-    - what: Rain  # of Bergen", '+    - what: "NO: rain"  # of Bergen'],
        ),
        ("e['commitments'][0]['sectors'] = []", ["-      sectors: [fish]", "+      sectors: []"]),
        (
            "del e['commitments'][1]",
            [
                "-    - what: Rain  # of Bergen",
                "-      quote: thanked Bergen",
                "-      kind: principle",
                "-      by: [NO]",
            ],
        ),
        (
            "e['commitments'].append({'what': 'Snow', 'by': ['IS']})",
            ["+    - what: Snow", "+      by: [IS]"],
        ),
        (
            "e['commitments'].insert(1, {'what': 'Snow', 'by': ['IS']})",
            ["+    - what: Snow", "+      by: [IS]"],
        ),
    ],
)
def test_only_what_changes_is_written(change: str, lines: list[str]) -> None:
    assert changed(change) == lines


@pytest.mark.parametrize(
    ("text", "data", "wanted"),
    [
        ("a: {b: [x], c: '1'}\n", {"a": {"b": ["x", "y"], "c": "1"}}, "a: {b: [x, y], c: '1'}\n"),
        ("a:\n  b:\n  c: 1\n", {"a": {"b": "x", "c": 1}}, "a:\n  b: x\n  c: 1\n"),
        ("a:\n  - x # one\n  - y\n", {"a": ["x"]}, "a:\n  - x # one\n"),
        ("a:\n- x\n- y # two\n", {"a": ["x", "z", "y"]}, "a:\n- x\n- z\n- y # two\n"),
        ("a: # why\n  - x\nb: 1\n", {"a": [], "b": 1}, "a: []  # why\nb: 1\n"),
        ("a: |  # as typed\n  x\n  y\nb: 1\n", {"a": "z", "b": 1}, "a: z  # as typed\nb: 1\n"),
        ("a: 1", {"a": 2, "b": 3}, "a: 2\nb: 3"),
        (
            "- a: 1\n  # of b\n  b: 2\n".replace("- ", "k:\n- "),
            {"k": [{"b": 2}]},
            "k:\n-\n  # of b\n  b: 2\n",
        ),
        ("a: 2030-05-04\n", {"a": "2031-06"}, "a: 2031-06\n"),
        ("d: é𝄞\na: x\n", {"d": "é𝄞", "a": "y"}, "d: é𝄞\na: y\n"),
    ],
)
def test_other_layouts(text: str, data: dict[str, Any], wanted: str) -> None:
    assert patched(text, data, "a.yaml") == wanted


@pytest.mark.parametrize(
    ("text", "data", "message"),
    [
        ("a: [x, # one\n  y]\n", {"a": ["y"]}, "a list with a comment inside its brackets"),
        ("a: &n [x]\nb: 1\n", {"a": ["y"], "b": 1}, "what has an anchor (n)"),
    ],
)
def test_what_cannot_be_changed_alone_is_refused(
    text: str, data: dict[str, Any], message: str
) -> None:
    with pytest.raises(ContentError, match=r"docgen cannot change") as told:
        patched(text, data, "a.yaml")
    assert message in str(told.value)


WORDS = st.text("ab ,:#-'\"{}[]&*!|>%@é—1", min_size=0, max_size=9) | st.just(
    "long " * 30 + "enough"
)
PLEDGES = st.fixed_dictionaries(
    {"what": WORDS, "by": st.lists(st.sampled_from(["NO", "IS", "all"]), max_size=3)},
    optional={"proposed": st.just(True), "quote": WORDS, "due": st.integers(2000, 2050)},
)
ENTRIES = st.fixed_dictionaries(
    {"summary": WORDS, "sectors": st.lists(st.sampled_from(["fish", "energy"]), max_size=2)},
    optional={
        "proposed": st.just(True) | st.lists(st.sampled_from(["summary", "sectors"])),
        "parties": st.dictionaries(st.sampled_from(["named", "groups"]), st.just(["NO"])),
        "commitments": st.lists(PLEDGES, max_size=3),
    },
)


@settings(max_examples=60)
@given(ENTRIES, ENTRIES)
def test_any_change_of_any_entry(before: dict[str, Any], after: dict[str, Any]) -> None:
    text = patched("x:\n  summary: ''\n# end\n", {"x": before}, "a.yaml")
    assert yaml.parse(text, "a.yaml").data == {"x": before}
    unchanged = deepcopy(after)
    assert yaml.parse(patched(text, {"x": after}, "a.yaml"), "a.yaml").data == {"x": unchanged}
    assert text.endswith("# end\n")
