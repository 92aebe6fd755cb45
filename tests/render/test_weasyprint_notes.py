"""Pages without notes are spared the styles of notes; pages with some have them."""

import re
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from weasyprint.html import UA

from docgen.render import weasyprint_notes
from docgen.render.pdf import PdfPrinter
from docgen.render.resources import Resources
from docgen.render.weasyprint_private import CSS, UA_STYLESHEET, pseudo_element_of
from docgen.sources import Sources

PAGE = "<html lang=en><title>T</title><link rel=stylesheet href=base.css>{}<body><p>text{}</p>"
NOTE = "<span class=n>said below</span>"
RULE = ".n { float: footnote }"


def printed(root: Path, html: str) -> tuple[bytes, str]:
    content = PdfPrinter(Resources(Sources(root), "note")).print(html, "t").content
    with PdfDocument(content) as pdf:
        return content, " ".join(page.get_textpage().get_text_range() for page in pdf)


def test_weasyprint_has_five_rules_for_notes() -> None:
    all_, left = UA_STYLESHEET.matcher, weasyprint_notes._WITHOUT_NOTES.matcher
    assert len(all_.other_selectors) - len(left.other_selectors) == 5
    assert "::footnote" in UA
    rules = re.compile(r"^::(?:footnote|note)-[^{}]*\{[^{}]*\}", re.MULTILINE)
    parsed = CSS(string=rules.sub("", UA)).matcher
    for name, selectors in vars(parsed).items():
        if name != "order":  # the same one after another, though some numbers are not used
            assert len(vars(left)[name]) == len(selectors)
    kept = [pseudo_element_of(each) for each in left.other_selectors]
    assert kept == [pseudo_element_of(each) for each in parsed.other_selectors]


def test_a_page_without_notes_is_the_same(mini: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    html = PAGE.format("", "<q>words</q><ul><li>one</ul>")
    light = printed(mini, html)
    monkeypatch.setattr(weasyprint_notes, "_WITHOUT_NOTES", CSS(string=UA))
    assert printed(mini, html) == light


@pytest.mark.parametrize("where", ["page", "element", "file", "import"])
def test_a_page_with_notes_has_them(mini: Path, where: str) -> None:
    folder = mini / "templates" / "note"
    folder.mkdir(parents=True, exist_ok=True)
    head, style = "", NOTE
    if where == "page":
        head = f"<style>{RULE}</style>"
    elif where == "element":
        style = NOTE.replace("class=n", "style='float: footnote'")
    else:
        head = "<link rel=stylesheet href=notes.css>"
        (folder / "notes.css").write_text(RULE if where == "file" else "@import 'more.css';")
        (folder / "more.css").write_text(RULE)
    text = printed(mini, PAGE.format(head, style))[1]
    assert "text1" in text.replace(" ", "")
    assert "1.saidbelow" in text.replace(" ", "").replace("\r\n", "")


@pytest.mark.parametrize(
    ("text", "asks"),
    [("float: footnote", True), ("position: note( x )", True), (".note { color: red }", False)],
)
def test_what_asks_for_notes(text: str, asks: bool) -> None:
    assert weasyprint_notes.asks_for_notes(text) is asks
