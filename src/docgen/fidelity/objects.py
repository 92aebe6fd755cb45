"""What a page of a PDF draws, as pdfium's handles, and the words that their marks give for them."""

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pypdfium2.raw as pdfium

from docgen.fidelity.spans import SHAPED

_ACTUAL_TEXT = b"ActualText"
_LONGEST = 1 << 14  # bytes of a replacement text, which is that of a line

Groups = tuple[Any, ...]  # handles of the groups around something, the outermost first
Drawn = tuple[Any, int, Groups]  # what a page draws: handle, type, and the groups that it is in


def objects(page: Any) -> Iterator[Drawn]:
    """What ``page`` draws, in order."""
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        yield from _within(pdfium.FPDFPage_GetObject(page, index), ())


def _within(each: Any, groups: Groups) -> Iterator[Drawn]:
    kind = pdfium.FPDFPageObj_GetType(each)
    if kind != pdfium.FPDF_PAGEOBJ_FORM:
        yield each, kind, groups
        return
    for index in range(pdfium.FPDFFormObj_CountObjects(each)):
        yield from _within(pdfium.FPDFFormObj_GetObject(each, index), (*groups, each))


def address(handle: Any) -> int:
    """What tells one handle from another."""
    return ctypes.addressof(handle.contents) if handle else 0


def content_of(each: Any, groups: Groups) -> int:
    """The number of the marked content that an object is in, -1 if in none."""
    marked = map(pdfium.FPDFPageObj_GetMarkedContentID, (each, *reversed(groups)))
    return next((number for number in marked if number >= 0), -1)


def actual_texts(drawn: Iterable[Drawn]) -> dict[int, str]:
    """The replacement text (ISO 32000-1, 14.9.4) of each text that has one, by its address."""
    size, buffer = ctypes.c_ulong(), (ctypes.c_ubyte * _LONGEST)()
    found = {}
    for each, mark in _text_marks(drawn):
        # Not as a string: pdfium reads that as UTF-8, and it is UTF-16.
        if pdfium.FPDFPageObjMark_GetParamBlobValue(mark, _ACTUAL_TEXT, buffer, _LONGEST, size):
            found[address(each)] = _string(bytes(buffer[: size.value]))
    return found


def drop_actual_letters(drawn: Sequence[Drawn], actual: dict[int, str]) -> None:
    """Drop those of ``actual`` that stand for joined letters within marked content, such as one.

    pdfium loses the text after these; their glyphs say the same.
    """
    joined = {each for each, text in actual.items() if SHAPED.search(text)}
    if not joined:
        return
    given: dict[int, set[str]] = {}
    for each, kind, groups in drawn:
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            given.setdefault(content_of(each, groups), set()).add(actual.get(address(each), ""))
    parts = [
        one
        for one in drawn
        if address(one[0]) in joined and len(given[content_of(one[0], one[2])]) > 1
    ]
    for each, mark in _text_marks(parts):
        pdfium.FPDFPageObjMark_RemoveParam(each, mark, _ACTUAL_TEXT)
        actual.pop(address(each), None)


def drop_actual_texts(page: Any) -> None:
    """Let pdfium read the glyphs of ``page``: for a replacement text it spaces letters evenly."""
    for each, mark in _text_marks(objects(page)):
        pdfium.FPDFPageObjMark_RemoveParam(each, mark, _ACTUAL_TEXT)


def _text_marks(drawn: Iterable[Drawn]) -> Iterator[tuple[Any, Any]]:
    """The marks of each text, with its handle."""
    for each, kind, _ in drawn:
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            for index in range(pdfium.FPDFPageObj_CountMarks(each)):
                yield each, pdfium.FPDFPageObj_GetMark(each, index)


def _string(content: bytes) -> str:
    """A text string: UTF-16 with a mark that says so, or, of what is ASCII, that (7.9.2.2)."""
    return content.decode("utf-16" if content.startswith(b"\xfe\xff") else "ascii", "replace")
