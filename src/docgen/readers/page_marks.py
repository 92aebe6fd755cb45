"""How the marks on a page besides its text look: a page number, a running head.

These are looks only. Whether such a line really is one depends on its place on the page: see
``ingest.furniture`` for an import, ``collation.source_text`` for a text without an import record.
"""

import re

# "page" in the languages of the texts that docgen is made for, and in those that they are issued in
_PAGE_WORDS = (
    *("page", "p", "pp", "стр", "страница", "сторінка", "с", "бет", "саҳифа", "sahifa", "sahypa"),
    *("səhifə", "sayfa", "pag", "pagina", "pág", "página", "seite", "str", "strona", "stránka"),
    *("side", "sida", "sivu", "σελίδα", "էջ", "გვერდი", "صفحة", "第"),
)
_OF_WORDS = ("of", "из", "із", "di", "von", "de", "sur", "da", "van", "din", "z", "от", "من", "共")
_NUMBER = re.compile(
    rf"[-–—|\[(\s]*(?:(?:{'|'.join(_PAGE_WORDS)})\.?\s*)?"
    rf"(\d{{1,4}})(?:\s*[页頁])?(?:\s*(?:/|{'|'.join(_OF_WORDS)})\s*\d{{1,4}})?(?:\s*[页頁])?"
    r"[-–—|\])\s]*",
    re.IGNORECASE,
)
SHORT_HEAD = 40  # characters; in a running head of fewer, figures may differ from page to page
# A heading that counts is one of its kind: "Article 11" repeats nothing, though all but its figure
# has been seen on the page before.
_COUNTED = re.compile(
    r"[^\W\d_]+\s+(?:№\s*)?\d{1,3}[.):]?(?:\s|$)|\(?\d{1,3}[.)]\s|\d{1,3}(?:\.\d{1,3})+\.?\s"
)


def page_number(line: str) -> int | None:
    """The number in ``line`` if it looks like a page number: ``7``, ``- 7 -``, ``Page 7 of 12``."""
    match = _NUMBER.fullmatch(line)
    return int(match[1]) if match else None


def head_shape(line: str) -> str:
    """What two occurrences of a running head have in common: its words, in any letter case.

    Figures in a short one may differ (a page number, a date), but not if they number the parts of a
    text (``Article 11``, ``3. Money``).
    """
    words = " ".join(line.split()).casefold()
    if len(words) < SHORT_HEAD and not _COUNTED.match(words):
        return re.sub(r"\d+", "0", words)
    return words
