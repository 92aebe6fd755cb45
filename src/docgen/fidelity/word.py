"""A finished Word file → its pieces, by the styles of its paragraphs and runs."""

import zipfile
from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from typing import NamedTuple
from xml.parsers import expat

from lxml import etree

from docgen.errors import FidelityError
from docgen.fidelity.spans import SpanKind, TextSpan

# The styles that give a meaning, with all that are based on them.
_MEANING: dict[str, SpanKind] = {
    "Declaration": "quotation",
    "Paragraph Number": "reference",
    "Paragraph Reference": "reference",
}
_WORDS = ("word/document", "word/header", "word/footer", "word/footnotes", "word/endnotes")
_PROPERTIES = "docProps/core.xml"

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = "w:"
_P, _R, _T, _VAL = f"{_W}p", f"{_W}r", f"{_W}t", f"{_W}val"
_PARAGRAPH_STYLE, _RUN_STYLE = f"{_W}pStyle", f"{_W}rStyle"
_MARKS = {f"{_W}tab": " ", f"{_W}br": " ", f"{_W}cr": " ", f"{_W}noBreakHyphen": "-"}
_AROUND = {_P} | {f"{_W}{name}" for name in ("body", "tbl", "tr", "tc", "footnote", "txbxContent")}


class WordFile(NamedTuple):
    """``parts`` maps a part to its words as they stand in it, ``markup`` a part to its markup."""

    pieces: list[TextSpan]
    parts: dict[str, str]
    markup: dict[str, bytes]


def read_word(content: bytes) -> WordFile:
    """The pieces of a Word file, notes, headers and footers after the body.

    :class:`FidelityError` if it cannot be read.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as file:
            names = [name for name in file.namelist() if name.endswith(".xml")]
            names = [name for name in names if name.startswith((*_WORDS, _PROPERTIES))]
            markup = {name: file.read(name) for name in sorted(names)}
            reader = _Reader(_meanings(file.read("word/styles.xml")))
        parts = {name: reader.read(part) for name, part in markup.items() if name != _PROPERTIES}
        return WordFile(reader.pieces, parts, markup)
    except (zipfile.BadZipFile, KeyError, expat.ExpatError, etree.XMLSyntaxError) as error:
        raise FidelityError(f"the file is no Word file that can be read: {error}") from error


class _Reader:
    """Reads the parts of one file in one pass; its elements are numbered as they are met.

    Word markup has ten elements to a word of text, and of most nothing need be known.
    """

    def __init__(self, meanings: dict[str, SpanKind]) -> None:
        self.pieces: list[TextSpan] = []
        self._meanings = meanings
        self._met = 0
        self._path: list[int] = []
        self._run: SpanKind = "other"
        self._paragraphs: list[SpanKind] = []  # more than one where a run holds a text box,
        self._outer: list[SpanKind] = []  # and then the kind of that run
        self._said: list[str] = []
        self._words: list[str] = []
        self._in_text = False

    def read(self, part: bytes) -> str:
        """Add the runs of ``part`` to the pieces; returns its words."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        self._words = []
        parser.Parse(part, True)
        return "".join(self._words)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == _R:
            self._close_run()
            self._run = self._paragraphs[-1]
        elif name == _T:
            self._in_text = True
        elif name in _MARKS:
            self._said.append(_MARKS[name])
        elif name == _RUN_STYLE:
            self._run = self._meanings.get(attributes[_VAL], self._paragraphs[-1])
        elif name == _PARAGRAPH_STYLE:
            self._paragraphs[-1] = self._meanings.get(attributes[_VAL], "other")
        elif name in _AROUND:
            if name == _P:
                self._close_run()
                self._paragraphs.append("other")
                self._outer.append(self._run)
            self._met += 1
            self._path.append(self._met)

    def _end(self, name: str) -> None:
        if name == _T:
            self._in_text = False
        elif name in _AROUND:
            if name == _P:
                self._close_run()
                self._paragraphs.pop()
                self._run = self._outer.pop()
            self._path.pop()

    def _text(self, text: str) -> None:
        if self._in_text:
            self._said.append(text)
            self._words.append(text)

    def _close_run(self) -> None:
        text = "".join(self._said)
        self._said.clear()
        if not text.isspace() and text:
            self.pieces.append(TextSpan(self._run, text, tuple(self._path)))


@lru_cache(maxsize=32)
def _meanings(styles: bytes) -> dict[str, SpanKind]:
    """What the styles of a file mean, by their ids; most mean nothing."""
    names: dict[str, str] = {}
    bases: dict[str, str] = {}
    for style in etree.fromstring(styles).iter(f"{{{_NAMESPACE}}}style"):
        key = style.get(f"{{{_NAMESPACE}}}styleId", "")
        for table, child in ((names, "name"), (bases, "basedOn")):
            found = style.find(f"{{{_NAMESPACE}}}{child}")
            table[key] = "" if found is None else found.get(f"{{{_NAMESPACE}}}val", "")
    return {key: kind for key in names if (kind := _meaning(key, names, bases))}


def _meaning(key: str, names: Mapping[str, str], bases: Mapping[str, str]) -> SpanKind | None:
    """What the style ``key`` means, or one that it is based on."""
    for _ in names:  # as many as there are, should they be based on one another in a ring
        if key not in names:
            return None
        if names[key] in _MEANING:
            return _MEANING[names[key]]
        key = bases[key]
    return None
