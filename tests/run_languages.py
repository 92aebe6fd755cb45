"""The letters of a document by the language that they are in: as its page says it, as its tags do.

Hyphens, list marks and the order of lines do not count, so that a page and its PDF compare.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from weasyprint import HTML

from docgen.fidelity.page import _NOT_SHOWN
from docgen.fidelity.pdf import PdfPage, open_pdf
from docgen.fidelity.structure import Tag

Letters = Mapping[str, Counter[str]]  # of each language


def of_page(html: str) -> Letters:
    """The letters that ``html`` shows; that a stylesheet takes into the margins is not known."""
    found: dict[str, Counter[str]] = {}
    for text, language in _texts(HTML(string=html).etree_element, ""):
        _count(found, text, language)
    return found


def _texts(element: Any, language: str) -> Iterator[tuple[str, str]]:
    if not isinstance(element.tag, str) or element.tag in _NOT_SHOWN:
        return
    language = element.get("lang") or language
    yield element.text or "", language
    for child in element:
        yield from _texts(child, language)
        yield child.tail or "", language


def of_tags(content: bytes) -> Letters:
    """The letters that the tags of a PDF have: an element without a language has its parent's."""
    found: dict[str, Counter[str]] = {}
    with open_pdf(content) as pdf:
        for page in pdf.pages:
            _count_page(found, page, pdf.language)
    return found


def _count_page(found: dict[str, Counter[str]], page: PdfPage, whole: str) -> None:
    languages = contents(page.tags, whole)
    for text in page.texts:
        if text.mark.tagged and not text.mark.label:
            _count(found, text.text, languages[text.mark.content])


def contents(tags: Tag, whole: str) -> dict[int, str]:
    """The marked content of a page with its language, where ``whole`` is that of the file."""
    return dict(_contents(tags, whole))


def _contents(tag: Tag, around: str) -> Iterator[tuple[int, str]]:
    language = tag.language or around
    yield from ((content, language) for content in tag.contents)
    for child in tag.children:
        yield from _contents(child, language)


def alternatives(content: bytes) -> dict[str, str]:
    """The words that stand for pictures, with the language that they are in."""
    with open_pdf(content) as pdf:
        return {
            words: language
            for page in pdf.pages
            for words, language in _alternatives(page.tags, pdf.language)
        }


def _alternatives(tag: Tag, around: str) -> Iterator[tuple[str, str]]:
    language = tag.language or around
    if tag.alternative:
        yield tag.alternative, language
    for child in tag.children:
        yield from _alternatives(child, language)


def _count(found: dict[str, Counter[str]], text: str, language: str) -> None:
    if letters := [each for each in text.casefold() if each.isalpha()]:
        found.setdefault(language, Counter()).update(letters)
