"""What WeasyPrint raises while it lays out a page is told as what to look for in a template."""

from collections.abc import Callable
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest

from docgen.errors import TemplateError
from docgen.render.layout import Layout
from docgen.render.pdf import PdfPrinter
from docgen.render.resources import Resources
from docgen.sources import Sources


class Box:
    """As much as is asked of a box."""

    def __init__(self, element_tag: str) -> None:
        self.element_tag = element_tag


def fails(box: Box, error: Exception) -> None:
    assert box
    raise error


def passes(box: Box, within: Callable[..., object], *others: object) -> None:
    assert box
    within(*others)


def part(module: str, does: Callable[..., object]) -> Any:
    """A function of a part of WeasyPrint that ``does`` something."""
    return FunctionType(does.__code__, {"__name__": f"weasyprint.{module}"})


@pytest.mark.parametrize(
    ("module", "error", "message"),
    [
        ("layout.flex", IndexError("x"), "within <main> <section> (IndexError: x)"),
        ("layout.flex", IndexError("x"), "note.html: the layout engine, WeasyPrint, could not"),
        ("layout.flex", IndexError("x"), "look for 'display: flex' in it and its stylesheets"),
        ("layout.grid", ValueError("x"), "(ValueError: x)"),
        ("layout.grid", ValueError("x"), "look for 'display: grid'"),
        ("text.line_break", ZeroDivisionError("x"), "look for 'font-size' and other lengths"),
        ("stacking", KeyError("x"), "look for lengths, margins and 'overflow' of blocks"),
    ],
)
def test_any_failure_of_the_layout_names_template_and_property(
    module: str, error: Exception, message: str, mini: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outer = part("layout.block", passes)

    def compose(*_: object) -> None:
        outer(Box("html"), outer, Box("main"), part(module, fails), Box("section"), error)

    monkeypatch.setattr(Layout, "compose", compose)
    with pytest.raises(TemplateError) as raised:
        PdfPrinter(Resources(Sources(mini), "note")).print("<p>", "templates/note/note.html")
    assert message in str(raised.value)
