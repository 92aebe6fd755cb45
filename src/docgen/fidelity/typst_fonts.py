"""The fonts of a PDF that Typst wrote, and what their glyphs stand for.

Typst writes each font anew with the glyphs that are used, numbered as they come. So that their
numbers can be compared with the character map of the font's file, each is found there by its form.
"""

import re
import struct
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from itertools import pairwise

from fontTools.ttLib import TTFont

from docgen.fidelity.faces import is_theirs
from docgen.fidelity.glyphs import PrintedFont, characters
from docgen.fidelity.typst_file import object_of, stream_of

_FONT = re.compile(
    rb"/Type/Font/Subtype/Type0/BaseFont/(?P<name>[^/]+)[^\n]*"
    rb"/DescendantFonts\[(?P<below>\d+) 0 R\]/ToUnicode (?P<meaning>\d+) 0 R"
)
_DESCRIPTOR, _FILE = re.compile(rb"/FontDescriptor (\d+) 0 R"), re.compile(rb"/FontFile2 (\d+) 0 R")
_CHARACTER = re.compile(rb"^<([0-9a-fA-F]+)> ?<([0-9a-fA-F]+)>$", re.MULTILINE)
_RANGE = re.compile(rb"^<([0-9a-fA-F]+)> ?<([0-9a-fA-F]+)> ?<([0-9a-fA-F]+)>$", re.MULTILINE)
_UNKNOWN = -1  # the number of a glyph that no file has
# Of a component of a glyph (OpenType, "glyf" table): long numbers, more to come, and its scales.
_WORDS, _MORE, _SCALES = 0x0001, 0x0020, ((0x0008, 2), (0x0040, 4), (0x0080, 8))


def printed_fonts(
    content: bytes, families: Mapping[str, Collection[bytes]]
) -> dict[str, PrintedFont]:
    """The fonts of a PDF by their names in it; ``families`` has the files of each family.

    The glyphs of the declaration's have the numbers that they have in the file; the others
    have none, for nobody asks for them. Raises :class:`RuntimeError` if Typst writes fonts in
    another way than expected.
    """
    known = {_name(file): (family, file) for family in families for file in families[family]}
    fonts = {}
    for found in _FONT.finditer(content):
        name = found["name"].decode()
        family, file = known.get(name.rpartition("+")[2], ("", b""))
        glyphs: Mapping[int, str] = {}
        if is_theirs(family):
            meaning = _meanings(stream_of(content, found["meaning"]))
            glyphs = _in_file(content, found["below"], meaning, file)
        fonts[name] = PrintedFont(family, glyphs)
    if not fonts and b"/Type/Font/" in content:
        raise RuntimeError("Typst writes fonts in another way than expected")
    return fonts


def _in_file(
    content: bytes, below: bytes, meaning: Mapping[int, str], file: bytes
) -> dict[int, str]:
    """``meaning`` by the numbers that glyphs have in ``file``."""
    descriptor = _DESCRIPTOR.search(object_of(content, below))
    written = descriptor and _FILE.search(object_of(content, descriptor[1]))
    if not written or not file:
        return {_UNKNOWN - glyph: text for glyph, text in meaning.items()}
    forms = list(_forms(stream_of(content, written[1])))
    numbers, known = _by_form(file), characters(file)
    glyphs = {}
    for glyph, text in meaning.items():
        found = numbers.get(forms[glyph], ()) if glyph < len(forms) else ()
        expected = known.get(ord(text)) if len(text) == 1 else None
        own = expected if expected in found else next(iter(found), None)
        glyphs[_UNKNOWN - glyph if own is None else own] = text
    return glyphs


def _meanings(table: bytes) -> dict[int, str]:
    """What the glyphs of a font stand for (ISO 32000-1, 9.10.3)."""
    meanings = {}
    for glyph, text in _CHARACTER.findall(table):
        meanings[int(glyph, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be")
    for first, last, text in _RANGE.findall(table):
        start = bytes.fromhex(text.decode()).decode("utf-16-be")
        for step in range(int(last, 16) - int(first, 16) + 1):
            meanings[int(first, 16) + step] = start[:-1] + chr(ord(start[-1]) + step)
    return meanings


@lru_cache(maxsize=64)
def _name(file: bytes) -> str:
    """The PostScript name of a font."""
    with TTFont(BytesIO(file), lazy=True) as font:
        return str(font["name"].getDebugName(6) or "")


@lru_cache(maxsize=64)
def _by_form(file: bytes) -> Mapping[bytes, tuple[int, ...]]:
    """The numbers of the glyphs that have a form; several letters may look the same."""
    numbers: dict[bytes, tuple[int, ...]] = {}
    for glyph, form in enumerate(_forms(file)):
        numbers[form] = (*numbers.get(form, ()), glyph)
    return numbers


def _forms(file: bytes) -> Iterator[bytes]:
    """The form of each glyph of a TrueType font, in the order of their numbers."""
    tables = _tables(file)
    long = struct.unpack_from(">h", tables["head"], 50)[0]
    places, outlines = tables["loca"], tables["glyf"]
    count = len(places) // (4 if long else 2)
    starts = struct.unpack(f">{count}{'I' if long else 'H'}", places)
    starts = starts if long else tuple(2 * each for each in starts)
    glyphs = [outlines[a:b] for a, b in pairwise(starts)]
    for glyph in glyphs:
        yield _form(glyph, glyphs, 8)


def _tables(file: bytes) -> Mapping[str, bytes]:
    """The tables of a font by their tags (OpenType, "Table directory").

    A page has several fonts, and to open one by fontTools takes as long as all the rest.
    """
    count = struct.unpack_from(">H", file, 4)[0]
    directory = struct.iter_unpack(">4sLLL", file[12 : 12 + 16 * count])
    return {tag.decode("latin-1"): file[begin : begin + size] for tag, _, begin, size in directory}


def _form(glyph: bytes, glyphs: list[bytes], depth: int) -> bytes:
    """A digest of the outline of ``glyph``, that of its parts in place of their numbers."""
    if len(glyph) < 10 or struct.unpack(">h", glyph[:2])[0] >= 0 or not depth:
        return glyph.rstrip(b"\0")
    parts, at, more = [], 10, True
    while more:
        flags, number = struct.unpack(">HH", glyph[at : at + 4])
        size = 4 + (4 if flags & _WORDS else 2)
        size += sum(each for flag, each in _SCALES if flags & flag)
        part = _form(glyphs[number], glyphs, depth - 1) if number < len(glyphs) else b""
        parts += [glyph[at : at + 2], sha256(part).digest(), glyph[at + 4 : at + size]]
        at, more = at + size, bool(flags & _MORE)
    return b"".join(parts)
