"""Reads finished documents back: what they say, and which words are set as the declaration's."""

import ctypes
from pathlib import Path

import docx
import pypdfium2
import pypdfium2.raw as pdfium
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

DECLARATION_FACE = "Declaration"
DECLARATION_STYLES = (
    *("Declaration", "Declaration Continued", "Declaration Heading", "Declaration Quote"),
)


def plain(text: str) -> str:
    """``text`` with every run of white space as one blank."""
    return " ".join(text.split())


def without_hyphens(text: str) -> str:
    return text.replace("-", "")


def pdf_text(path: Path) -> str:
    """All text of a PDF, in the order of its pages, hyphenated words whole.

    pdfium gives any hyphen at the end of a line as U+FFFE, the soft ones and those of the word, so
    words are to be compared :func:`without_hyphens`.
    """
    with pypdfium2.PdfDocument(path) as document:
        text = " ".join(page.get_textpage().get_text_range() for page in document)
        return plain(text.replace("\ufffe", "-"))


def pdf_pages(path: Path) -> int:
    with pypdfium2.PdfDocument(path) as document:
        return len(document)


def pdf_quotations(path: Path, face: str = DECLARATION_FACE) -> list[str]:
    """The runs of text in the declaration's face; a run ends where another face begins."""
    runs = [""]
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            text = page.get_textpage()
            for index in range(text.count_chars()):
                char = chr(pdfium.FPDFText_GetUnicode(text.raw, index))
                if pdfium.FPDFText_IsHyphen(text.raw, index) == 1:
                    runs[-1] += "-"  # at the end of a line; what follows it is no blank
                elif pdfium.FPDFText_IsGenerated(text.raw, index) == 1 and runs[-1].endswith("-"):
                    continue
                elif char.isspace():
                    runs[-1] += " "
                elif _face(text, index) == face:
                    runs[-1] += char
                elif runs[-1].strip():
                    runs.append("")
    return [plain(run) for run in runs if run.strip()]


def pdf_faces(path: Path) -> set[str]:
    """The names of all faces that a PDF sets text in."""
    with pypdfium2.PdfDocument(path) as document:
        texts = [page.get_textpage() for page in document]
        return {_face(text, index) for text in texts for index in range(text.count_chars())}


def pdf_look(path: Path, words: str) -> str:
    """The name of the face in which the first page of a PDF sets ``words``."""
    with pypdfium2.PdfDocument(path) as document:
        text = document[0].get_textpage()
        return _font(text, text.get_text_range().index(words))


def pdf_links(path: Path) -> list[str]:
    """The addresses that a PDF links to, in order."""
    found = []
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            place, link = ctypes.c_int(0), pdfium.FPDF_LINK()
            while pdfium.FPDFLink_Enumerate(page.raw, ctypes.byref(place), ctypes.byref(link)):
                action, address = pdfium.FPDFLink_GetAction(link), ctypes.create_string_buffer(999)
                pdfium.FPDFAction_GetURIPath(document.raw, action, address, len(address))
                found.append(address.value.decode())
    return found


def docx_paragraphs(path: Path) -> list[tuple[str, str]]:
    """Style and text of every paragraph, those in tables included, in order."""
    document = docx.Document(str(path))
    elements = document.element.body.iter(qn("w:p"))
    paragraphs = (Paragraph(element, document._body) for element in elements)
    return [(each.style.name or "", each.text) for each in paragraphs if each.style]


def docx_text(path: Path) -> str:
    return plain(" ".join(text for _, text in docx_paragraphs(path)))


def docx_quotations(path: Path) -> list[str]:
    """The paragraphs in the declaration's styles, without the number before the tab."""
    return [
        plain(text.rpartition("\t")[2])
        for style, text in docx_paragraphs(path)
        if style in DECLARATION_STYLES
    ]


def _face(text: pypdfium2.PdfTextPage, index: int) -> str:
    return _font(text, index).partition("-")[0]


def _font(text: pypdfium2.PdfTextPage, index: int) -> str:
    name = ctypes.create_string_buffer(100)
    pdfium.FPDFText_GetFontInfo(text.raw, index, name, len(name), ctypes.byref(ctypes.c_int()))
    return name.value.decode().rpartition("+")[2]
