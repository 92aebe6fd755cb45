"""Content shared out over two columns: all of it, in order, about half each."""

from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.render.columns import ATTRIBUTE, share_out
from docgen.render.weasyprint_private import HTML

WORDS = st.integers(1, 1500).map(lambda count: ("word " * count).strip())


def box(inner: str) -> Any:
    return HTML(string=f"<div {ATTRIBUTE}>{inner}</div>").etree_element.find("body")


def columns(root: Any) -> list[Any]:
    return [each for each in root.iter("div") if each.get("class", "").startswith("column")]


def shared(inner: str) -> list[str]:
    root = box(inner)
    share_out(root)
    return [tostring(each, encoding="unicode") for each in columns(root)]


@st.composite
def sheets(draw: st.DrawFn) -> Any:
    root = box("")
    for _ in range(draw(st.integers(0, 4))):
        section = SubElement(root[0], "section")
        if draw(st.booleans()):
            SubElement(section, "h2").text = "Heading"
        items = section if draw(st.booleans()) else SubElement(section, "ul")
        for text in draw(st.lists(WORDS, max_size=5)):
            SubElement(items, "p" if items is section else "li").text = text
    return root


@given(sheets())
def test_nothing_is_lost_or_moved(root: Any) -> None:
    def told(root: Any) -> list[tuple[str, str | None]]:
        found = [each for each in root.iter() if each.tag in ("h2", "p", "li")]
        return [(each.tag, each.text) for each in found]

    before = told(root)
    share_out(root)
    assert told(root) == before
    assert len(columns(root)) <= 2


@given(sheets())
def test_no_column_ends_with_a_heading(root: Any) -> None:
    share_out(root)
    first, *others = columns(root) or [Element("div")]
    last = [each for each in first.iter() if not len(each)][-1:]
    assert not others or last[0].tag != "h2"


@given(st.lists(WORDS, min_size=2, max_size=9))
def test_no_other_place_would_give_a_lower_page(texts: list[str]) -> None:
    root = box("".join(f"<p>{text}</p>" for text in texts))
    share_out(root)
    first, second = ([len(each.text or "") for each in column] for column in columns(root))
    higher = max(sum(first), sum(second))
    # Heights are counted in lines of 48 letters, with half a line between: so much may differ.
    slack = 72 * len(texts)
    lengths = [len(text) for text in texts]
    for at in range(1, len(texts)):
        assert higher <= max(sum(lengths[:at]), sum(lengths[at:])) + slack


def test_sections_and_lists_are_divided_items_are_not() -> None:
    item = "<div class='item'><p>One</p><p>Two</p></div>"
    first, second = shared(
        f"<section><h2>H</h2>{item}</section><section><ul><li>A</li><li>B</li></ul></section>"
    )
    assert first.count("<p>") == 2
    assert "<h2>" in first
    assert second == ('<div class="column"><section><ul><li>A</li><li>B</li></ul></section></div>')


def test_one_thing_has_one_column() -> None:
    assert shared("<h2>H</h2><p>Alone</p>") == [
        '<div class="column only"><h2>H</h2><p>Alone</p></div>'
    ]


@pytest.mark.parametrize("inner", ["", "text <p>One</p><p>Two</p>", "<p>One</p> text"])
def test_what_is_left_as_it_is(inner: str) -> None:
    root = box(inner)
    before = tostring(root)
    share_out(root)
    assert tostring(root) == before


def test_a_list_with_text_of_its_own_is_not_divided() -> None:
    first, second = shared("<ul>text<li>A</li><li>B</li></ul><p>C</p>")
    assert "text<li>A</li><li>B</li>" in first
    assert "C" in second
