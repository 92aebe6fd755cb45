"""WeasyPrint, imported in one place, and those of its parts that are private, each named here.

``tests/render/test_weasyprint_private.py`` fails when WeasyPrint changes one of them:

- it reads ``FONTCONFIG_FILE`` once, on import, and warns when that names no fonts;
- it loads its native libraries on import, by one name after another until one is found;
- of ``fontTools.subset`` and ``fontTools.varLib.instancer``, which take a fifth of its import, it
  calls a function and two classes: the one for variable fonts, the others without HarfBuzz;
- ``Page._page_box``, the boxes of a page, whose lines of text are ``LineBox``, and a ``MarginBox``
  with its ``at_keyword`` for each box of the margin that has anything;
- ``DocumentMetadata.generate_rdf_metadata``, whose XML ends in ``</rdf:RDF>``;
- the character maps in ``PDF.objects``, streams with a line ``<glyph> <character>`` for each glyph;
- ``FontConfiguration.font_map``, and ``add_font_face`` which is given each ``@font-face`` rule;
- ``Document.fonts``, whose values have the ``name`` in the file, the ``family`` of the rule, and in
  ``to_unicode`` what each glyph stands for;
- ``tags._build_box_tree``, which yields the structure elements of a box, and ``Stream.marked``,
  which marks the content of a box and keeps the mark in ``_tags``: see ``weasyprint_tags``;
- what ``weasyprint_memos`` changes in its styles, its boxes, its lines of text and its pictures;
- ``HTML._ua_stylesheets``, its own ``UA_STYLESHEET``, whose ``matcher.other_selectors`` are those
  of any element, each with its pseudo-element: see ``weasyprint_notes``;
- the ``lang`` of a box's style, which boxes inherit: the language of its element;
- messages of its log: a place is written " at LINE:COLUMN", and "Failed to " begins what it says of
  a file that the page itself names.
"""

import ctypes.util
import logging
import os
import re
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

from docgen.fidelity.glyphs import PrintedFont
from docgen.render.on_demand import on_demand


@contextmanager
def _no_search_for_libraries() -> Iterator[None]:
    """Keep Python from searching for a native library that has another name than asked for.

    On Linux it would run ``ldconfig``, ``gcc`` and ``ld`` for each name, half a second in all.
    There, WeasyPrint asks for the right one (``libpango-1.0.so.0``) too, which needs no search.
    """
    search = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = lambda name: None  # noqa: ARG005 - of the one replaced
    try:
        yield
    finally:
        ctypes.util.find_library = search


os.environ["FONTCONFIG_FILE"] = str(Path(__file__).with_name("fonts.conf"))
_SELDOM = ("fontTools.subset", "fontTools.varLib.instancer")
with warnings.catch_warnings(), _no_search_for_libraries(), on_demand(*_SELDOM):
    warnings.filterwarnings("ignore", message="No fonts configured")
    import pydyf
    from pydyf import Dictionary, Stream, String
    from pydyf import Object as PdfObject
    from weasyprint import CSS, HTML, VERSION, css, svg
    from weasyprint.css import properties
    from weasyprint.draw import color
    from weasyprint.draw import text as text_drawing
    from weasyprint.formatting_structure.boxes import LineBox, MarginBox
    from weasyprint.html import UA_STYLESHEET
    from weasyprint.layout import percent
    from weasyprint.pdf import tags
    from weasyprint.pdf.metadata import DocumentMetadata
    from weasyprint.pdf.stream import Stream as PageStream
    from weasyprint.text import fonts, line_break
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

__all__ = [
    "CSS",
    "HTML",
    "UA_STYLESHEET",
    "VERSION",
    "AccessibleMetadata",
    "Dictionary",
    "DocumentMetadata",
    "FatalURLFetchingError",
    "FontConfiguration",
    "Fonts",
    "LineBox",
    "LogMessage",
    "MarginBox",
    "NoFontError",
    "PageStream",
    "PdfObject",
    "Stream",
    "String",
    "URLFetcher",
    "URLFetcherResponse",
    "color",
    "count_lines",
    "css",
    "fonts",
    "fonts_of",
    "line_break",
    "log_messages",
    "map_soft_hyphens",
    "margin_boxes",
    "percent",
    "properties",
    "pseudo_element_of",
    "pydyf",
    "svg",
    "tags",
    "text_drawing",
]

# Of a selector in a matcher of cssselect2, as of ``::footnote-call``; ``None`` if it has none.
pseudo_element_of = itemgetter(3)

_HYPHENATION, _SOFT_HYPHEN = b"> <02d7>", b"> <00ad>"  # in a map of glyphs to characters
_END_OF_METADATA = b"</rdf:RDF>"

_IS_ACCESSIBLE = b"""
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


def count_lines(page: Any) -> int:
    """The number of lines of text on ``page``; lines side by side count once."""
    boxes = page._page_box.descendants()
    return len({round(box.position_y) for box in boxes if isinstance(box, LineBox)})


def margin_boxes(document: Any) -> set[str]:
    """The margin boxes that a page of ``document`` uses, such as ``@top-center``."""
    pages = (page._page_box.children for page in document.pages)
    return {box.at_keyword for boxes in pages for box in boxes if isinstance(box, MarginBox)}


def map_soft_hyphens(document: Any, pdf: Any) -> None:
    """Map the mark that hyphenation sets at the end of a line to a soft hyphen.

    Whoever copies the text, or has it read aloud, then gets whole words (ISO 32000-1, 14.8.2.2.3).
    The stylesheet chooses the mark: one with a glyph of its own, since fonts have one glyph for
    hyphens of all kinds, and a PDF tells characters by their glyphs. Raises :class:`RuntimeError`
    if the character maps of ``pdf`` are not found.
    """
    maps = [
        each for each in pdf.objects if isinstance(each, Stream) and b"begincmap" in each.stream
    ]
    if len(maps) < len(document.fonts):
        raise RuntimeError("WeasyPrint writes its character maps in another way than expected")
    for each in maps:
        each.stream = [
            line.replace(_HYPHENATION, _SOFT_HYPHEN) if isinstance(line, bytes) else line
            for line in each.stream
        ]


class AccessibleMetadata(DocumentMetadata):  # type: ignore[misc]  # WeasyPrint has no types
    """The metadata of PDF/A, with a statement that the file is PDF/UA-1 too (ISO 14289-1, 5).

    PDF/A allows no names but its own, so the statement comes with its schema (ISO 19005-2,
    6.6.2.3). Raises :class:`RuntimeError` if the metadata ends otherwise than expected.
    """

    def generate_rdf_metadata(self, variant: str, version: int, conformance: str) -> bytes:
        written: bytes = super().generate_rdf_metadata(variant, version, conformance)
        if not written.endswith(_END_OF_METADATA):
            raise RuntimeError("WeasyPrint writes its metadata in another way than expected")
        return written.removesuffix(_END_OF_METADATA) + _IS_ACCESSIBLE + _END_OF_METADATA


class NoFontError(ValueError):
    """No stylesheet of a page gives a font."""


class Fonts(FontConfiguration):  # type: ignore[misc]  # WeasyPrint has no types
    """Loads each font once, and records it for every document that declares it."""

    _declared = True  # WeasyPrint uses the empty map once, while it sets it up

    def __init__(self) -> None:
        super().__init__()
        self._declared = False
        self.families: dict[str, set[bytes]] = {}

    def add_font_face(self, rule_descriptors: Any, url_fetcher: Any) -> None:
        """Add a face.

        Its file is recorded in ``families`` under the name that the rule gives it.
        """
        for kind, url in rule_descriptors["src"]:
            if kind == "external":
                url_fetcher(url)
                self._declared = True
                files = self.families.setdefault(rule_descriptors["font_family"], set())
                files.add(url_fetcher.fonts[url])
        super().add_font_face(rule_descriptors, url_fetcher)

    @property
    def font_map(self) -> Any:
        """Pango's fonts.

        Raises :class:`NoFontError` if there are none, which would end the process.
        """
        if not self._declared:
            raise NoFontError("no font, since no stylesheet has an @font-face that names a file")
        return self._font_map

    @font_map.setter
    def font_map(self, value: Any) -> None:
        self._font_map = value


def fonts_of(document: Any) -> dict[str, PrintedFont]:
    """The fonts of a written ``document``, by their names in the file."""
    return {
        font.name.decode().removeprefix("/"): PrintedFont(font.family, font.to_unicode)
        for font in document.fonts.values()
    }


class LogMessage(NamedTuple):
    """What WeasyPrint says of a mistake; ``line`` counts from 1, in a file that it does not name.

    ``of_page`` is true of a file that the page names, false of what stands in a stylesheet;
    ``wordless`` of a picture without words that stand for it. ``letter`` is one that no font has.
    """

    text: str
    line: int | None
    of_page: bool
    wordless: bool
    letter: str = ""


@contextmanager
def log_messages(take: Callable[[LogMessage], None]) -> Iterator[None]:
    """Hand each warning and error that WeasyPrint logs inside the ``with`` block to ``take``.

    Its log is all that it says of a mistake in a stylesheet.
    """

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            take(_parse(record.getMessage()))

    logger = logging.getLogger("weasyprint")
    collector = Collector(logging.WARNING)
    logger.addHandler(collector)
    try:
        yield
    finally:
        logger.removeHandler(collector)


def _parse(message: str) -> LogMessage:
    place = re.search(r" at (\d+):\d+", message)
    text = message.replace(place[0], "") if place else message
    line = int(place[1]) if place else None
    wordless = "has no required alt description" in message
    of_page = wordless or message.startswith("Failed to ")
    lacking = re.match(r"\.notdef glyph .*\(U\+([0-9A-F]+)\)", message)
    return LogMessage(text, line, of_page, wordless, chr(int(lacking[1], 16)) if lacking else "")
