"""What a reader of a Word file may not see: ends of paragraphs, and words too pale or too small."""

from collections.abc import Sequence
from typing import Any

from docgen.readers.word_names import qn
from docgen.readers.word_styles import is_on
from docgen.readers.word_text import Span

_SHOWN = 60  # characters of a passage in a remark
_GONE = (qn("w:del"), qn("w:moveFrom"))


def is_joined(properties: Any) -> bool:
    """Whether the mark of a paragraph, whose ``w:pPr`` this is, is deleted, moved away or hidden.

    It is then one with the next (ECMA-376-1:2016, 17.13.5.15 and 17.13.5.21).
    """
    mark = None if properties is None else properties.find(qn("w:rPr"))
    if mark is None:
        return False
    return bool(is_on(mark, "w:vanish")) or any(mark.find(each) is not None for each in _GONE)


def faint_words(paragraph: Any, spans: Sequence[Span]) -> str:
    """The words of ``spans`` that are tiny, or white on nothing that could show them."""
    if not any(each.look.white or each.look.tiny for each in spans):
        return ""
    shaded = _is_shaded(paragraph)
    faint = [each.text for each in spans if each.look.tiny or (each.look.white and not shaded)]
    return " ".join("".join(faint).split())[:_SHOWN]


def _is_shaded(paragraph: Any) -> bool:
    """Whether a paragraph may lie on a colour, of its own or of its table."""
    if next(paragraph.iterancestors(qn("w:tbl")), None) is not None:
        return True
    shades = paragraph.findall(f"{qn('w:pPr')}/{qn('w:shd')}")
    return any(each.get(qn("w:fill")) not in (None, "auto", "FFFFFF") for each in shades)
