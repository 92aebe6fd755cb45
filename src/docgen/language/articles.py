"""Numbers with a word or a sign, and others: ``Article 1``, ``§ 1``, ``第一条``, ``I``, ``一``."""

import re
from typing import NamedTuple

from docgen.language import number_words, roman
from docgen.language.sentences import is_small

# "Article 1" in the official languages of the UN, of Central Asia and related ones.
ARTICLE = (
    r"(?:(?:article|art\.|artículo|articolo|artigo|artikel|artykuł|статья|стаття|madde|maddə|modda"
    r"|моддаи|المادة)\s*(?:\d+(?:\.\d+)*(?:\.?[ºª°]|er\b)?|[ivxlc]+\b|premier"
    r"|ال[ء-ي]{3,8}(?: عشرة?)?(?=\s*$))"
    r"|第\s*[\d一二三四五六七八九十百零〇]+\s*[条條]|제\s*\d+\s*조"
    r"|\d+\s*-?\s*(?:nji|njy|дүгээр|дугаар)?\s*(?:бап|берене|беренеси|modda|madda|модда|зүйл))"
)
_NAME = re.compile(
    rf"(?:(?P<name>{ARTICLE}|§\s?\d+|\d+\s?§|[IVXLC]+(?=[.:]))\s?(?P<end>[.:]?[-–—]?)(?=\s|\()"
    r"|(?P<han>（[一二三四五六七八九十]{1,3}）|[一二三四五六七八九十]{1,3}(?=、))、?)\s*",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"\d+|[一二三四五六七八九十百零〇]+|\b[ivxlc]+\b|premier", re.IGNORECASE)
INNER = "（）"  # the kind of （一）, which comes below 一 or 1
_RAISED = re.compile(r"(?<=\d)(?:\.?[ºª°]|er\b)")  # 1.º, 1er
_ORDINAL = re.compile("nj[iy]|дүгээр|дугаар")  # endings that follow the number's vowel


class Name(NamedTuple):
    """What a paragraph is called: ``text`` is all that stands before its words.

    ``kind`` is the word or sign, ``value`` the number.
    """

    text: str
    name: str
    kind: str
    value: int


def name_of(text: str) -> Name | None:
    """The name that ``text`` may begin with; whether it is one, those around it say."""
    match = _NAME.match(text)
    if not match:
        return None
    name = (match["name"] or match["han"]).strip()
    if name.isascii() and name.isalpha() and not name.isupper():
        return None  # "I." in small letters is a letter of a list
    behind = text[match.end() :]
    if not match["end"] and is_small(behind[:1]):
        return None  # Article 6 of the Charter
    if not (found := _FIGURES.findall(name)):
        return None  # an ordinal: المادة الأولى
    figures = found[-1]
    name = _RAISED.sub("", name)
    kind = "I" if figures == name else _ORDINAL.sub("", name.replace(figures, ""))
    kind = "一" if match["han"] and kind == "I" else kind
    try:
        value = _value(figures)
    except ValueError:
        return None  # 十十
    return Name(match[0], name, " ".join(kind.casefold().split()), value)


def _value(figures: str) -> int:
    said = figures.casefold()
    if said == "premier":
        return 1
    if said.isascii() and said.isalpha():
        return roman.value_of(said.upper())
    return number_words.value(figures)
