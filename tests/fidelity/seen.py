"""What a person sees on the pages of a PDF: its words, each looked at on the drawn page.

This knows nothing of docgen's gate: no tags, no templates, no stylesheets. A word counts as seen
where its letters are high enough and its place on the page has dark and light enough for them.
"""

import ctypes
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium
from PIL import Image

SCALE = 2  # pixels per point
FOOT = 50  # points above the lower edge, where each page repeats what it is called

Box = tuple[float, float, float, float]


class Eye(NamedTuple):
    """The contrast and the height in points of lower-case letters that it needs: theirs, ours."""

    contrast: tuple[float, float]
    height: tuple[float, float]


# On both sides of what the gate asks for, since the edges of drawn letters are soft.
SHARP = Eye((3.0, 1.4), (2.4, 1.6))
WEAK = Eye((4.8, 2.3), (3.1, 2.2))


class Seen(NamedTuple):
    """The letters of the declaration's words in order, and those of ours by the alphabet."""

    theirs: str
    ours: str


class _Word(NamedTuple):
    text: str
    box: Box
    theirs: bool
    cited: bool  # the reference of a quotation, which must be as clear


@lru_cache(maxsize=8)
def seen(content: bytes, eye: Eye, faces: tuple[str, ...] = ("Declaration",)) -> Seen:
    """What ``eye`` sees of a PDF whose declaration is set in one of ``faces``."""
    document = pdfium.FPDF_LoadMemDocument64(content, len(content), None)
    theirs = ours = ""
    for number in range(pdfium.FPDF_GetPageCount(document)):
        page = pdfium.FPDF_LoadPage(document, number)
        words = list(_words(page, faces))
        picture = _drawn(page)
        for word in words:
            if not _is_seen(word, picture, eye) or _is_covered(word, words):
                continue
            if word.theirs:
                theirs += word.text
            elif word.box[1] > FOOT:
                ours += "".join(filter(str.isalpha, word.text.casefold()))
        pdfium.FPDF_ClosePage(page)
    pdfium.FPDF_CloseDocument(document)
    return Seen(theirs, "".join(sorted(ours)))


def _words(page: Any, faces: Sequence[str]) -> Iterator[_Word]:
    text = pdfium.FPDFText_LoadPage(page)
    name, flags = ctypes.create_string_buffer(200), ctypes.c_int()
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    letters, theirs, cited = "", False, False
    boxes: list[Box] = []
    for index in range(pdfium.FPDFText_CountChars(text)):
        letter = chr(pdfium.FPDFText_GetUnicode(text, index))
        pdfium.FPDFText_GetFontInfo(text, index, name, 200, flags)
        face = name.value.decode()
        of_theirs, of_cited = any(each in face for each in faces), "Reference" in face
        if letters and (letter.isspace() or (of_theirs, of_cited) != (theirs, cited)):
            yield _Word(letters, _around(boxes), theirs, cited)
            letters, boxes = "", []
        if letter.isspace():
            continue
        pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        letters, theirs, cited = letters + letter, of_theirs, of_cited
        boxes.append((left.value, bottom.value, right.value, top.value))
    if letters:
        yield _Word(letters, _around(boxes), theirs, cited)
    pdfium.FPDFText_ClosePage(text)


def _around(boxes: list[Box]) -> Box:
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _is_seen(word: _Word, picture: Image.Image, eye: Eye) -> bool:
    left, bottom, right, top = word.box
    width, height = picture.size
    if left < -1 or bottom < -1 or right > width / SCALE + 1 or top > height / SCALE + 1:
        return False
    if any(map(str.isalnum, word.text)) and top - bottom < eye.height[not word.theirs]:
        return False
    frame = (
        int(left * SCALE),
        int(height - top * SCALE),
        int(right * SCALE) + 1,
        int(height - bottom * SCALE) + 1,
    )
    part = picture.crop(frame)
    lights = [
        _light(each)
        for _, each in part.getcolors(part.width * part.height) or ()
        if isinstance(each, tuple)
    ]
    if not lights:
        return False
    contrast = (max(lights) + 0.05) / (min(lights) + 0.05)
    return contrast >= eye.contrast[not (word.theirs or word.cited)]


def _is_covered(word: _Word, words: list[_Word]) -> bool:
    """Whether another word lies over most of it."""
    left, bottom, right, top = word.box
    for other in words:
        if other is word:
            continue
        across = min(right, other.box[2]) - max(left, other.box[0])
        if across <= 0:
            continue
        along = min(top, other.box[3]) - max(bottom, other.box[1])
        if along > 0 and across * along > (right - left) * (top - bottom) / 2:
            return True
    return False


def _light(colour: tuple[int, ...]) -> float:
    """Relative luminance (WCAG 2.2)."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _drawn(page: Any) -> Image.Image:
    width = round(pdfium.FPDF_GetPageWidthF(page) * SCALE)
    height = round(pdfium.FPDF_GetPageHeightF(page) * SCALE)
    bitmap = pdfium.FPDFBitmap_Create(width, height, 0)
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, 0)
    start, stride = pdfium.FPDFBitmap_GetBuffer(bitmap), pdfium.FPDFBitmap_GetStride(bitmap)
    content = ctypes.string_at(start, stride * height)
    pdfium.FPDFBitmap_Destroy(bitmap)
    return Image.frombytes("RGB", (width, height), content, "raw", "BGRX", stride, 1)
