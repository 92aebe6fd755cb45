"""Blanks at which no line ends, as a language sets them in labels and in what the desk writes.

Only blanks change: a plain one becomes one that does not break, and French guillemets get the ones
that they lack. The declaration's words are not set here: they stay as they were adopted.

Italian needs none after an elided article: no line ends after the apostrophe of "dell’energia", as
there is no blank (Unicode Standard Annex 14). In other languages docgen knows no rules.
"""

import re
from collections.abc import Callable

from docgen.render.figures import in_marks

NBSP, NARROW = "\u00a0", "\u202f"
_BLANKS = f"[ {NBSP}{NARROW}]"
_Rules = tuple[tuple[re.Pattern[str], str], ...]


def _rules(*rules: tuple[str, str]) -> _Rules:
    return tuple((re.compile(pattern), blank) for pattern, blank in rules)


def _after(*words: str, before: str) -> str:
    """The pattern of the blank after one of ``words``, before what ``before`` matches."""
    return "|".join(rf"(?<=(?<!\w){re.escape(word)}) (?={before})" for word in words)


# Imprimerie nationale, Lexique des règles typographiques, "Ponctuation": a thin space before ; ! ?
# and a word space before : and inside guillemets, none of which breaks; likewise before % (narrow
# in CLDR), between an abbreviation and its number, and between a title and a name.
_FRENCH = _rules(
    (rf"(?<=«){_BLANKS}*(?=\S)|(?<=\S){_BLANKS}*(?=»)", NBSP),
    (rf"{_BLANKS}+(?=[;!?])", NARROW),
    (rf"{_BLANKS}+(?=:(?:\s|$))", NBSP),
    (rf"(?<=\d){_BLANKS}+(?=%(?!\())", NARROW),
    (_after("art.", "p.", "par.", "n°", "§", before=r"\d"), NBSP),
    (_after("M.", "MM.", "Mme", before=r"[^\W\d_]"), NBSP),
)

# А. Э. Мильчин, Л. К. Чельцова, Справочник издателя и автора, on what is not parted at the end of a
# line: a preposition or conjunction of one letter and the word after it, a dash and the word before
# it, initials and the surname, a number and "г.", "года", "млн", "%", "№" or "п." and the number,
# "т. е.".
_RUSSIAN = _rules(
    (r"(?<![\w-][вкосуиаяВКОСУИАЯ])(?<=[вкосуиаяВКОСУИАЯ]) (?=\S)", NBSP),
    (r"(?<=\S) (?=[—–](?:\s|$))", NBSP),
    (r"(?<=\b[А-ЯЁ]\.) (?=[А-ЯЁ])", NBSP),
    (_after("т.", before=r"[а-я]\."), NBSP),
    (
        r"(?<=\d) (?=(?:г|гг|в|вв)\.|%(?!\()|°|(?:тыс|млн|млрд|трлн|руб|долл|год[ауеы]?|годах)\b)",
        NBSP,
    ),
    (_after("№", "§", "п.", "пп.", "ст.", "гл.", before=r"\d"), NBSP),
)

# European Union, Interinstitutional Style Guide, in Italian, on the hard space ("spazio protetto"):
# between an abbreviation and its number, and before "%".
_ITALIAN = _rules(
    (_after("art.", "artt.", "par.", "parr.", "n.", "nn.", "p.", "pp.", before=r"\d"), NBSP),
    (r"(?<=\d) (?=%(?!\())", NBSP),
)

_BY_LANGUAGE = {"fr": _FRENCH, "ru": _RUSSIAN, "it": _ITALIAN}


def marked(text: str, mark: str, tag: str) -> str:
    """``text`` with a colon or semicolon after it, and the blank that French has between them."""
    blank = {":": NBSP, ";": NARROW}[mark] if tag.partition("-")[0] == "fr" else ""
    return text + blank + in_marks(mark, tag)


def typesetter(tag: str) -> Callable[[str], str]:
    """What sets the blanks of a text in the language ``tag``."""
    rules = _BY_LANGUAGE.get(tag.partition("-")[0])
    if rules is None:
        return lambda text: text

    def typeset(text: str) -> str:
        for pattern, blank in rules:
            text = pattern.sub(blank, text)
        return text

    return typeset
