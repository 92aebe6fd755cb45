"""The stylesheets of a product's pages, each parsed once."""

from collections import OrderedDict
from collections.abc import Sized
from typing import Any, NamedTuple
from urllib.parse import urljoin

from docgen.render.fetcher import Fetcher
from docgen.render.resources import Resources
from docgen.render.weasyprint_notes import asks_for_notes
from docgen.render.weasyprint_private import CSS, Fonts

# A product has a stylesheet or two for all its pages, and one for each family of colours.
_MOST = 50


class _Parsed(NamedTuple):
    """A parsed stylesheet, the files read for it, the last of them, and the fonts it declares.

    ``asks``: it may ask for notes.
    """

    css: Any
    reads: tuple[str, ...]
    reading: str
    families: dict[str, set[bytes]]
    is_movable: bool
    asks: bool


class Stylesheets:
    """The parsed stylesheets of one product, whose files stay the same meanwhile."""

    def __init__(self, resources: Resources, fonts: Fonts) -> None:
        self._sources, self._fonts = resources.sources, fonts
        self._kept: OrderedDict[tuple[str, str], _Parsed] = OrderedDict()

    def take(self, page: Any, fetcher: Fetcher, mistakes: Sized) -> list[Any]:
        """Parse the stylesheets of the HTML ``page``, in order, and take them out of its tree.

        WeasyPrint applies parsed stylesheets as those of the reader, over which the page's own win
        (CSS Cascading and Inheritance Level 4, 6.1). So all are taken or, where one has a condition
        or rules that would then apply otherwise, none. WeasyPrint adds what it finds wrong to
        ``mistakes``.
        """
        root = page.etree_element
        found = [(parent, each) for parent in root.iter() for each in parent if _is_sheet(each)]
        if _has_important_style(root) or not all(_is_unconditional(each) for _, each in found):
            return []
        sheets, asks = [], page.asks
        for _, each in found:
            if each.tag == "style":
                parsed = self._read("string", each.text or "", page.base_url, fetcher, mistakes)
            else:
                url = urljoin(page.base_url, each.get("href"))
                parsed = self._read("url", url, page.base_url, fetcher, mistakes)
            if not parsed.is_movable:
                return []
            sheets.append(parsed.css)
            asks = asks or parsed.asks
        for parent, each in found:
            parent.remove(each)
        page.has_notes = asks
        return sheets

    def find(self, name: str, page: Any, fetcher: Fetcher, mistakes: Sized) -> Any:
        """The stylesheet that ``page`` would find by ``name``, parsed."""
        url = urljoin(page.base_url, name)
        parsed = self._read("url", url, page.base_url, fetcher, mistakes)
        page.has_notes = page.has_notes or parsed.asks
        return parsed.css

    def _read(self, kind: str, value: str, base: str, fetcher: Fetcher, mistakes: Sized) -> _Parsed:
        """The stylesheet that ``value`` holds or, if ``kind`` is ``url``, names."""
        parsed = self._kept.pop((kind, value), None)
        if parsed is None:
            already = len(mistakes)
            parsed = self._parse(kind, value, base, fetcher)
            # One with a mistake is read again for the next document, which has to fail as well.
            if len(mistakes) > already or any(path.startswith("https:") for path in parsed.reads):
                return parsed
        else:
            for path in parsed.reads:
                self._sources.find(path)  # it is on this document's record, too
            fetcher.reading = parsed.reading
        for family, files in parsed.families.items():
            self._fonts.families.setdefault(family, set()).update(files)
        self._kept[kind, value] = parsed
        if len(self._kept) > _MOST:
            self._kept.popitem(last=False)
        return parsed

    def _parse(self, kind: str, value: str, base: str, fetcher: Fetcher) -> _Parsed:
        styles: dict[str, Any] = {}
        profiles: dict[str, Any] = {}
        outer, self._fonts.families = self._fonts.families, {}
        try:
            with self._sources.recording() as reads:
                css = CSS(
                    **{kind: value},
                    base_url=base if kind == "string" else None,
                    url_fetcher=fetcher,
                    font_config=self._fonts,
                    counter_style=styles,
                    color_profiles=profiles,
                )
        finally:
            families, self._fonts.families = self._fonts.families, outer
        is_movable = not (styles or profiles or css.layers)
        asks = asks_for_notes(value) or any(map(self._asks, reads))
        return _Parsed(css, tuple(reads), fetcher.reading, families, is_movable, asks)

    def _asks(self, path: str) -> bool:
        content = self._sources.find(path) if path.endswith(".css") else None
        return path.startswith("https:") or asks_for_notes(
            (content or b"").decode(errors="replace")
        )


def _is_sheet(element: Any) -> bool:
    if element.tag == "link":
        return "stylesheet" in element.get("rel", "").lower().split()
    return bool(element.tag == "style")


def _is_unconditional(element: Any) -> bool:
    """Whether ``element`` is ``<style>`` or ``<link rel=stylesheet href=…>``, and says no more."""
    said = dict(element.attrib)
    if said.pop("type", "text/css") != "text/css" or len(element):
        return False
    if element.tag == "style":
        return not said
    return set(said) == {"rel", "href"} and said["rel"] == "stylesheet"


def _has_important_style(root: Any) -> bool:
    """Whether a rule of an element's own is important: a reader's would win over it."""
    return any("important" in each.get("style", "").lower() for each in root.iter())
