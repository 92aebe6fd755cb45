"""A file is taken apart into its entries, whatever it holds, and joined again is the same."""

import pytest

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
