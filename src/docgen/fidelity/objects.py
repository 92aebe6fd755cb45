"""What a page of a PDF draws, as pdfium's addresses, and the words that marks give for it."""

import ctypes
from collections.abc import Iterable, Iterator, Sequence

from docgen.fidelity import pdfium
from docgen.fidelity.spans import SHAPED

_ACTUAL_TEXT = b"ActualText"
_LONGEST = 1 << 14  # bytes of a replacement text, which is that of a line

Groups = tuple[int, ...]  # addresses of the groups around something, the outermost first
Drawn = tuple[int, int, Groups]  # what a page draws: address, type, and the groups that it is in


def objects(page: int) -> Iterator[Drawn]:
    """What ``page`` draws, in order."""
    of_page, kind_of = pdfium.page_object, pdfium.kind_of
    for index in range(pdfium.count_objects(page)):
        each = of_page(page, index)
        kind = kind_of(each)
        if kind == pdfium.FORM:
            yield from _within(each, (each,))
        else:
            yield each, kind, ()


def _within(form: int, groups: Groups) -> Iterator[Drawn]:
    for index in range(pdfium.count_in_form(form)):
        each = pdfium.form_object(form, index)
        kind = pdfium.kind_of(each)
        if kind == pdfium.FORM:
            yield from _within(each, (*groups, each))
        else:
            yield each, kind, groups


def content_of(each: int, groups: Groups) -> int:
    """The number of the marked content that an object is in, -1 if in none."""
    number: int = pdfium.content_number(each)
    if number >= 0 or not groups:
        return number
    marked = map(pdfium.content_number, reversed(groups))
    return next((number for number in marked if number >= 0), -1)


def actual_texts(drawn: Iterable[Drawn]) -> dict[int, str]:
    """The replacement text (ISO 32000-1, 14.9.4) of each text that has one, by its address."""
    size, buffer = ctypes.c_ulong(), (ctypes.c_ubyte * _LONGEST)()
    given: dict[int, str | None] = {}  # by marks, which are the same for all texts within one
    found = {}
    count, mark_of = pdfium.count_marks, pdfium.mark
    for each, kind, _ in drawn:
        for index in range(count(each) if kind == pdfium.TEXT else 0):
            mark = mark_of(each, index)
            if mark not in given:
                into = ctypes.addressof(size)
                has = pdfium.mark_value(mark, _ACTUAL_TEXT, buffer, _LONGEST, into)
                given[mark] = _string(bytes(buffer[: size.value])) if has else None
            if (text := given[mark]) is not None:
                found[each] = text
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
        if kind == pdfium.TEXT:
            given.setdefault(content_of(each, groups), set()).add(actual.get(each, ""))
    parts = [
        one for one in drawn if one[0] in joined and len(given[content_of(one[0], one[2])]) > 1
    ]
    for each, mark in _text_marks(parts):
        pdfium.remove_from_mark(each, mark, _ACTUAL_TEXT)
        actual.pop(each, None)


def drop_actual_texts(page: int) -> None:
    """Let pdfium read the glyphs of ``page``: for a replacement text it spaces letters evenly."""
    for each, mark in _text_marks(objects(page)):
        pdfium.remove_from_mark(each, mark, _ACTUAL_TEXT)


def _text_marks(drawn: Iterable[Drawn]) -> Iterator[tuple[int, int]]:
    """The marks of each text, with its address."""
    for each, kind, _ in drawn:
        if kind == pdfium.TEXT:
            for index in range(pdfium.count_marks(each)):
                yield each, pdfium.mark(each, index)


def _string(content: bytes) -> str:
    """A text string: UTF-16 with a mark that says so, or, of what is ASCII, that (7.9.2.2)."""
    return content.decode("utf-16" if content.startswith(b"\xfe\xff") else "ascii", "replace")
