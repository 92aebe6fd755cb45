import pytest

from docgen.errors import ContentError
from docgen.load.toml import parse


def test_lines() -> None:
    text = (
        '[build]\noutput = "x"\n\n[products.note]\nformats = ["pdf"]\n[[a]]\nb = 1\n[[a]]\nb = 2\n'
    )
    located = parse(text, "f")
    assert located.data["products"]["note"]["formats"] == ["pdf"]
    assert located.lines["build", "output"] == 2
    assert located.lines["products", "note"] == 4
    assert located.lines["a", 0, "b"] == 7
    assert located.lines["a", 1, "b"] == 9


def test_lines_of_tables_in_arrays() -> None:
    text = "[[a]]\n[[a.b]]\nc = 1\n[[a.b]]\nc = 2\n[[a]]\n[[a.b]]\nc = 3\n[a.d]\ne = 4\n"
    lines = parse(text, "f").lines
    assert lines["a", 0, "b", 0, "c"] == 3
    assert lines["a", 0, "b", 1, "c"] == 5
    assert lines["a", 1] == 6
    assert lines["a", 1, "b", 0, "c"] == 8
    assert lines["a", 1, "d", "e"] == 10


def test_syntax_error_has_its_line() -> None:
    with pytest.raises(ContentError, match=r"^f:2: not TOML: "):
        parse("a = 1\nb = = 2\n", "f")
