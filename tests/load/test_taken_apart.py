"""A file is taken apart into its entries, whatever it holds, and joined again is the same."""

import pytest

from docgen.errors import ContentError
from docgen.load.entries import taken_apart


@pytest.mark.parametrize(
    ("text", "opening", "refs"),
    [
        ("", "", []),
        ("# nothing yet\n", "# nothing yet\n", []),
        ("# how to\n\na: 1\n# of b\nb:\n  c: 2\n", "# how to\n\n", ["a", "b"]),
    ],
)
def test_a_file_is_its_entries(text: str, opening: str, refs: list[str]) -> None:
    above, entries = taken_apart(text, "annotations.yaml")
    assert (above, list(entries)) == (opening, refs)
    assert above + "".join(entries.values()) == text


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("{}\n", 1),
        ('{"a": 1, "b": 2}\n', 1),
        ('# ours\n{\n  "a": {},\n  "b": 2\n}\n', 2),
        ("---\n  {a: 1}\n", 2),
        ("--- {a: 1}\n", 1),
    ],
)
def test_entries_in_braces_are_refused(text: str, line: int) -> None:
    with pytest.raises(ContentError) as error:
        taken_apart(text, "annotations.yaml")
    assert f"annotations.yaml:{line}: " in str(error.value)


def test_an_entry_may_have_braces() -> None:
    text = "# {}\na: {b: 1}\nc:\n  {d: 2}\n"
    assert list(taken_apart(text, "annotations.yaml")[1]) == ["a", "c"]
