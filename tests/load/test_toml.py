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


def test_a_table_without_a_header_of_its_own_is_where_it_is_first_named() -> None:
    lines = parse("a = 1\n\n[product.note]\nb = 1\n[product.card]\n", "f").lines
    assert lines["product",] == 3
    assert lines["product", "card"] == 5


def test_lines_of_tables_in_arrays() -> None:
    text = "[[a]]\n[[a.b]]\nc = 1\n[[a.b]]\nc = 2\n[[a]]\n[[a.b]]\nc = 3\n[a.d]\ne = 4\n"
    lines = parse(text, "f").lines
    assert lines["a", 0, "b", 0, "c"] == 3
    assert lines["a", 0, "b", 1, "c"] == 5
    assert lines["a", 1] == 6
    assert lines["a", 1, "b", 0, "c"] == 8
    assert lines["a", 1, "d", "e"] == 10


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("b = = 2", "f:2: not a value (put double quotes around text;"),
        ("b = pdf", "f:2: not a value"),
        ("b = [pdf]", "f:2: not a value"),
        ("b = “x”", "f:2: not a value"),
        ("b", "no '=' after a key"),
        ("b: 1", "f:2: no '=' after a key"),
        ("my key = 1", "f:2: no '=' after a key"),
        ("= 1", "f:2: not a line of TOML"),
        ('b = ["x" "y"]', "f:2: '[' is never closed"),
        ("b = {c = 1", "f:2: '{' is never closed"),
        ('b = "x\nc = 1', "f:2: a quotation mark is never closed"),
        ('b = "C:\\q"', "f:2: a backslash within double quotes"),
        ('b = "x" y', "f:2: more words after the value"),
        ("b = 1; c = 2", "f:2: more words after the value"),
        ("a = 2", "f:2: duplicate key (keep one of them)"),
        ("b = {c = 1, c = 2}", "f:2: duplicate key"),
        ("[b", "f:2: a heading without its ']'"),
        ("[[b]", "f:2: a heading without its ']]'"),
        ("[b]\n[b]", "f:3: duplicate heading"),
    ],
)
def test_a_syntax_error_has_its_line_and_what_to_type(line: str, said: str) -> None:
    with pytest.raises(ContentError) as caught:
        parse(f"a = 1\n{line}\n", "f")
    assert said in str(caught.value)
    assert "not TOML" not in str(caught.value)
