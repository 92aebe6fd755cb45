"""The HTML of a page → WeasyPrint's pages, in the setting that takes the fewest of them."""

from collections.abc import Sized
from typing import Any, NamedTuple
from xml.etree.ElementTree import SubElement

from docgen.fidelity.page import read_page
from docgen.fidelity.spans import TextSpan
from docgen.render.columns import share_out
from docgen.render.draft import DraftMark
from docgen.render.fetcher import ROOT, Fetcher
from docgen.render.fullness import expects_tight, may_fit_looser
from docgen.render.hyphens import bind_hyphens
from docgen.render.resources import Resources
from docgen.render.stylesheets import Stylesheets
from docgen.render.weasyprint_notes import Page
from docgen.render.weasyprint_private import Fonts, count_lines, margin_boxes

# The stylesheet that is tried, if there is one, where the last page has fewer lines than this;
# a full page has about fifty.
_TIGHT = "tight.css"
_LITTLE = 24


class Layout(NamedTuple):
    """Lays out one document. ``mark``, of a draft, goes where no page has anything in its margin.

    Mistakes that WeasyPrint reports are added to ``mistakes``.
    """

    resources: Resources
    fonts: Fonts
    stylesheets: Stylesheets
    fetcher: Fetcher
    mistakes: Sized
    mark: DraftMark | None

    def compose(self, html: str) -> tuple[Any, list[TextSpan]]:
        """``html`` laid out, and what it says.

        Tighter if that saves a nearly empty last page, and with CSS's own columns if what was to be
        shared out over two does not fit one page: a page has to end below both, not one.
        """
        page, said = self._parse(html)
        if share_out(page.etree_element):
            document = self._fit(page, of_one_page=True)
            if len(document.pages) == 1:
                return document, said
            page, said = self._parse(html)
        return self._fit(page), said

    def _parse(self, html: str) -> tuple[Any, list[TextSpan]]:
        base = f"{ROOT}{self.resources.folder}/"
        page = Page(html, base_url=base, url_fetcher=self.fetcher)
        said = read_page(page.etree_element)
        bind_hyphens(page.etree_element)
        return page, said

    def _fit(self, page: Any, *, of_one_page: bool = False) -> Any:
        """The pages, tighter where that saves one that has little, or more than one is too many."""
        sheets = self.stylesheets.take(page, self.fetcher, self.mistakes)
        tried = None
        if self._expects_tight(page) and sheets and not self.mark:
            tight = self.stylesheets.find(_TIGHT, page, self.fetcher, self.mistakes)
            tried = page.render(font_config=self.fonts, stylesheets=[*sheets, tight])
            if not may_fit_looser(tried) or (of_one_page and len(tried.pages) > 1):
                return tried
        document = page.render(font_config=self.fonts, stylesheets=sheets)
        if tried:
            return tried if len(tried.pages) < len(document.pages) else document
        if self.mark:
            rules = self.mark.stylesheet(margin_boxes(document))
            _append(page, "style").text = rules
            document = page.render(font_config=self.fonts, stylesheets=sheets)
        if len(document.pages) == 1 or not self.resources.find(_TIGHT):
            return document
        if of_one_page or count_lines(document.pages[-1]) < _LITTLE:
            if sheets:
                sheets.append(self.stylesheets.find(_TIGHT, page, self.fetcher, self.mistakes))
            else:
                _append(page, "link", rel="stylesheet", href=_TIGHT)
            tighter = page.render(font_config=self.fonts, stylesheets=sheets)
            if len(tighter.pages) < len(document.pages):
                return tighter
        return document

    def _expects_tight(self, page: Any) -> bool:
        expected = expects_tight(page.etree_element, self.fetcher.template)
        return expected and self.resources.find(_TIGHT) is not None


def _append(page: Any, tag: str, **attributes: str) -> Any:
    return SubElement(page.etree_element.find("head"), tag, attributes)
