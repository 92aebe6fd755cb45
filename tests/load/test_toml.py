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


def test_syntax_error_has_its_line() -> None:
    with pytest.raises(ContentError, match=r"^f:2: not TOML: "):
        parse("a = 1\nb = = 2\n", "f")
