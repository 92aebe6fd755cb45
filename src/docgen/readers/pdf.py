"""A PDF's text layer → lines in reading order, with size and weight of their letters.

PDFium gives characters with positions. Characters at one height are a row; a wide gap divides a row
into pieces; pieces in columns are read column by column.
"""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from docgen.errors import ContentError
from docgen.readers.columns import ordered
from docgen.readers.issued import Cut, Issued, Line, Place, cut_of, ink, line_of, without_strays
from docgen.readers.layout import lines_of
from docgen.readers.overprint import part_overprint
from docgen.readers.page_width import RightEdges
from docgen.readers.pieces import Char, Fragment, pieces_of

MOST_PAGES = 400
MOST_CHARACTERS = 3_000_000
_TURNED = 0.1  # sine of the angle from which letters count as turned, about 6 degrees
# Letter sizes from the baseline to the foot of a raised figure, and of a raised sign.
_RAISED, _RAISED_SIGN = 0.25, 0.4
_TURNED_LETTERS = "turned letters, such as a watermark"
_LETTERS_OVER = "letters over the text, such as a watermark"
_ODD = re.compile(r"[\x00\x01\x03-\x1f\x7f-\x9f\ufffd\uffff\ud800-\udfff]")
_HYPHENS = {"\x02": "-", "\ufffe": "-", "\xad": "-"}  # as PDFium codes those at the end of a line
_CODED = re.compile(f"[{''.join(_HYPHENS)}]")


def read(content: bytes, path: str) -> Issued:
    """The lines of every page.

    Raises :class:`ContentError` if the file cannot be read, needs a password, or has too many pages
    or characters.
    """
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        hint = "remove its password" if "assword" in str(error) else str(error)
        raise ContentError("cannot be read as a PDF", path, hint=hint) from error
    try:
        if len(document) > MOST_PAGES:
            raise ContentError(f"more than {MOST_PAGES} pages", path, hint="import a part of it")
        pages, said, coded = [], "", 0
        widths: list[float] = []
        turned: list[list[str]] = []  # letters of each page that stand at an angle
        for number in range(len(document)):
            width, text_page = _page(document, number, path)
            turned.append([])
            pages.append(tuple(_chars(text_page, turned[-1])))
            widths.append(width)
            said += text_page.get_text_range()
            coded += _coded_hyphens(text_page)
    finally:
        document.close()
    if sum(map(len, pages)) > MOST_CHARACTERS:
        raise ContentError(f"more than {MOST_CHARACTERS:,} characters", path)
    usual = _usual_size(pages)
    lines: list[Line] = []
    cuts: list[Cut] = []
    parted = [part_overprint(pieces_of(chars), usual) for chars in pages]
    columns = [ordered(each.text) for each in parted]
    edges = RightEdges(columns, widths)
    for number, own in enumerate(columns, 1):
        for line in lines_of(own, number, len(lines), usual, edges):
            clean, found = without_strays(line)
            lines.append(clean)
            cuts += found
        beside = ("".join(turned[number - 1]), _letters(parted[number - 1].over))
        for letters, why in zip(beside, (_TURNED_LETTERS, _LETTERS_OVER), strict=True):
            if letters:
                below = line_of(len(lines), Place(number, sum(map(len, own)) + 1), letters)
                cuts.append(cut_of(below, 0, None, why, sure=False))
                lines.append(below.part(0, 0))
    # Of what has no letter of its own, PDFium's two ways of telling a text differ.
    kept = "".join(char.text for chars in pages for char in chars)
    odd = "".join(_ODD.findall(kept + "".join(map("".join, turned))))
    said = _CODED.sub("", _ODD.sub("", said)) + odd + "-" * coded
    remarks = [
        f"page {number}: “{_letters([piece])}” is printed over other text; compare it with the page"
        for number, each in enumerate(parted, 1)
        for piece in each.covering
    ]
    return Issued(tuple(lines), ink(said), tuple(cuts), tuple(remarks))


def _letters(pieces: Sequence[Fragment]) -> str:
    return "".join(char.text for piece in pieces for char in piece.chars)


def _page(document: Any, number: int, path: str) -> tuple[float, Any]:
    """Its width and its text. A damaged page may load once and no more."""
    try:
        page = document[number]
        return page.get_width(), page.get_textpage()
    except pypdfium2.PdfiumError as error:
        raise ContentError(f"page {number + 1} cannot be read", path, hint=str(error)) from error


def _chars(text_page: Any, turned: list[str]) -> Iterator[Char]:
    """The characters of a page that are in the file, without the blanks that PDFium adds."""
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    surrogate, spaced = "", False
    for index in range(text_page.count_chars()):
        text = _HYPHENS.get(found := chr(pdfium.FPDFText_GetUnicode(text_page, index)), found)
        if "\ud800" <= text < "\udc00":
            surrogate = text
            continue
        if surrogate:
            text, surrogate = (
                (surrogate + text).encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
                "",
            )
        if text.isspace() or (pdfium.FPDFText_IsGenerated(text_page, index) == 1 and text != "-"):
            spaced = True
            continue
        pdfium.FPDFText_GetLooseCharBox(text_page, index, ctypes.byref(box))
        pdfium.FPDFText_GetCharOrigin(text_page, index, ctypes.byref(x), ctypes.byref(y))
        size, bold = _font(text_page, index)
        if abs(math.sin(pdfium.FPDFText_GetCharAngle(text_page, index))) > _TURNED:
            turned.append(text)
            continue
        least = _RAISED if text.isdecimal() else _RAISED_SIGN if text in "+-−–" else 0
        high = bool(least) and _foot(text_page, index) - y.value > size * least
        yield Char(text, box.left, max(box.right, box.left), y.value, size, bold, spaced, high)
        spaced = False


def _foot(text_page: Any, index: int) -> float:
    """The height of a glyph's lowest point: it tells a font's own superscripts, as nothing else."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
    return bottom.value


def _coded_hyphens(text_page: Any) -> int:
    letters = range(text_page.count_chars())
    return sum(chr(pdfium.FPDFText_GetUnicode(text_page, each)) in _HYPHENS for each in letters)


def _font(text_page: Any, index: int) -> tuple[float, bool]:
    """The size of a character on the page, in points, and whether it is bold."""
    size, matrix = pdfium.FPDFText_GetFontSize(text_page, index), pdfium.FS_MATRIX()
    if pdfium.FPDFText_GetMatrix(text_page, index, ctypes.byref(matrix)):
        size *= (matrix.c**2 + matrix.d**2) ** 0.5
    name = ctypes.create_string_buffer(128)
    pdfium.FPDFText_GetFontInfo(text_page, index, name, 128, None)
    bold = pdfium.FPDFText_GetFontWeight(text_page, index) >= 600 or b"bold" in name.value.lower()
    return round(size, 1) or 1.0, bold


def _usual_size(pages: Sequence[Sequence[Char]]) -> float:
    sizes = Counter(char.size for chars in pages for char in chars)
    return sizes.most_common(1)[0][0] if sizes else 1.0
