"""What makes a line look like a heading: bold, capitals, a number, or the word Article."""

import re

from docgen.language.articles import ARTICLE
from docgen.language.letters import CAPITALS, CLAUSE_END, in_capitals
from docgen.readers.issued import Line

_LONGEST = 160  # letters
_NUMBERED = re.compile(
    rf"(?:[IVXLC]+|[{CAPITALS}])[.)](?:\s+|(?=[{CAPITALS}]))\S|[IVX]{{2,}}\s+[A-Z]"
)
# "Annex", below which numbers begin again, in the official languages of the UN and related ones.
_ANNEX = re.compile(
    r"(?:annex|appendix|addendum|attachment|annexe|appendice|anhang|anlage|allegato|anexo|apêndice"
    r"|приложение|додаток|қосымша|тиркеме|замима|ilova|goşundy|ek|المرفق|附件)\b",
    re.IGNORECASE,
)
# Other parts that are counted with a word; and § 1 alone.
_CHAPTER = (
    r"(?:chapter|chapitre|capítulo|capitolo|kapitel|section|sección|sezione|seção|part|partie|parte"
    r"|teil|title|глава|раздел|бөлүм|боб|الفصل|الباب)\s+(?:\d+|[ivxlc]+)\b(?=\s*$|[.:]?\s)"
    r"|(?:\d+|[IVXLC]+)\s?-?\s?(?:тарау|бөлім|бөлүм|глава|боб|bob|bap|bölüm)\b"
    r"|第\s*[\d一二三四五六七八九十百]+\s*[章节節编編]|제\s*\d+\s*장|(?:§\s?\d+|\d+\s?§)(?=\s*$)"
)
_ARTICLE = re.compile(rf"{ARTICLE}|{_CHAPTER}", re.IGNORECASE)


def is_caption(line: Line) -> bool:
    """Whether ``line`` looks like a heading."""
    text = line.text
    if opens_part(text) and not CLAUSE_END.search(text.rstrip(" .:")):
        return True
    numbered = bool(_NUMBERED.match(text))
    if not _is_short(text, least=2 if line.bold else 3 if numbered else 4):
        return False
    return line.bold or numbered or shouted(text)


def opens_part(text: str) -> bool:
    """Whether ``text`` is the heading of an annex or of an article."""
    return bool(_ANNEX.match(text) and len(text) < 60) or is_article(text)


def is_article(text: str) -> bool:
    """Whether ``text`` is ``Article 1``, with a title or without, in any of many languages."""
    match = _ARTICLE.match(text)
    if not match or len(text) > 100:
        return False
    rest = text[match.end() :].lstrip(" .:–—-()")
    return not rest or (not CLAUSE_END.search(rest) and not rest[:1].islower())


def article_before_words(text: str) -> int:
    """Where the words begin in ``Article 1. The Parties shall …``; 0 if it is not such a line."""
    match = _ARTICLE.match(text)
    end = re.compile(r"\s*[.:–—-]\s+").match(text, match.end()) if match else None
    if not end or is_article(text) or text[end.end()].islower():
        return 0
    return end.end()


def is_numbered(text: str) -> bool:
    """Whether ``text`` begins with a heading's number: ``II.`` or ``B.``."""
    return bool(_NUMBERED.match(text))


def is_annex(text: str) -> bool:
    """Whether ``text`` is the heading of an annex."""
    return bool(_ANNEX.match(text)) and len(text) < 60


def shouted(text: str) -> bool:
    """Whether ``text`` has words, not only a symbol, in capitals."""
    return in_capitals(text) and len(re.findall(r"[^\W\d_]{2,}", text)) > 1


def may_be_title_of_number(text: str) -> bool:
    """Whether the words after a number could be a heading: few, and not a sentence."""
    return _is_short(text) and len(text) <= 80 and not text[:1].islower()


def could_head_by_place(text: str) -> bool:
    """Whether ``text`` is short enough for a heading, and no sentence or clause."""
    return len(text) <= 90 and not CLAUSE_END.search(text)


def _is_short(text: str, least: int = 4) -> bool:
    if len(text) > _LONGEST:
        return False
    letters = len(re.findall(r"[^\W\d_]", text))
    if article := _ARTICLE.fullmatch(text.rstrip(" .:")):
        return bool(article)
    if letters < 2:
        return False
    return not CLAUSE_END.search(text) and (letters >= least or not text.isascii())
