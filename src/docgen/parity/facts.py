"""What can be compared in a paragraph: quantities, parties, items, quotation marks, negations."""

import re
import unicodedata
from typing import NamedTuple

from docgen.cues.names import Names
from docgen.language import states
from docgen.language.spelling import same_shape
from docgen.parity.enumerations import enumerations
from docgen.parity.negations import Negations, negations
from docgen.parity.quantities import Quantity, Value, quantities
from docgen.parity.version import VersionParagraph

# The mark of a block in a list, and one within a sentence: "(a)", "ii)", "2)".
_ITEM = re.compile(r"\s*(?:[-–—•*·]|\(?(?:[ivx]{1,4}|\d{1,2}|[^\W\d_])[.)])\s+")
_INLINE_ITEM = re.compile(r"(?<!\w)\(?(?:[^\W\d_]|[ivx]{1,4}|\d{1,2})\)(?=\s)")
_VOWEL_SIGNS = re.compile("[\u064b-\u0652\u0640]")
_QUOTES = re.compile('[«»“”„‟"＂「」『』]')
_SINGLE_QUOTE = re.compile(r"(?<!\w)[‘‚](?=\w)")

# In these languages the name is another word too: "Réunion" a meeting, "Granada" a city.
COMMON_WORDS = {("es", "GD"), ("es", "RE"), ("fr", "RE"), ("it", "RE"), ("pt", "GD"), ("pt", "RE")}
# "US dollars" name no party.
_CURRENCY = re.compile(
    r"(?<!\w)US(?=\$)|(?<!\w)(?:US|U\.S\.|AQSH|АҚШ|ABD|ABŞ)[\s-]+(?=dollar|доллар|dolar)|(?<=доллар)\w{0,3}\s+США\b"
    r"|(?:de los |dos |des |degli )?(?:Estados Unidos|États-Unis|Stati Uniti)(?= dolar)"
    r"|(?<=dólares) de los Estados Unidos|(?<=dollars) des États-Unis|(?<=dollari) statunitensi",
    re.IGNORECASE,
)


class Fact(NamedTuple):
    """A quantity, and the line in the file where its block begins."""

    quantity: Quantity
    line: int


class PartyName(NamedTuple):
    """A party named by ``words`` in a block that begins at ``line``.

    Not ``sure``: an adjective, which another version may write in many ways.
    """

    words: str
    line: int
    sure: bool


class Facts(NamedTuple):
    """What can be compared in one paragraph; ``parties`` has the first name of each, by code.

    ``items`` counts the blocks after the first, and marks such as "(a)" within them; they are those
    of a list if it is ``listed``. ``enumerations`` are the sizes of lists within sentences.
    """

    quantities: tuple[Fact, ...]
    parties: dict[str, PartyName]
    text: str
    items: int
    listed: bool
    enumerations: tuple[int, ...]
    quotations: int
    negations: Negations

    @property
    def values(self) -> frozenset[Value]:
        """Every value that the paragraph has, doubtful ones and parts of dates included."""
        each = (fact.quantity for fact in self.quantities)
        return frozenset(value for one in each for value in (*one.values, *one.parts))


def facts_of(paragraph: VersionParagraph, language: str, names: Names) -> Facts:
    """The facts of a paragraph in ``language``, in which ``names`` finds the parties."""
    found: list[Fact] = []
    parties: dict[str, PartyName] = {}
    blocks = []
    listed = False
    for block, line in zip(paragraph.blocks, paragraph.lines, strict=True):
        text = readable(block)
        if line != paragraph.line and (mark := _ITEM.match(text)):
            text, listed = text[mark.end() :], True
        blocks.append(text)
        found += (Fact(each, line) for each in quantities(_unlisted(text), language))
        for each in names.found(_CURRENCY.sub(_blank, text)):
            if (language.partition("-")[0], each.code) not in COMMON_WORDS:
                sure = each.name not in states.adjectives(language)
                known = parties.setdefault(each.code, PartyName(each.name, line, sure))
                if sure and not known.sure:
                    parties[each.code] = PartyName(each.name, line, sure)
    words = "\n".join(blocks)
    inline = sum(len(_INLINE_ITEM.findall(each)) for each in blocks)
    items = len(blocks) - 1 + inline
    marks = len(_QUOTES.findall(words)) / 2 + len(_SINGLE_QUOTE.findall(words))
    return Facts(
        tuple(found),
        parties,
        words,
        items,
        listed or inline > 0,
        enumerations(words, language),
        int(marks),
        negations(words, language),
    )


def readable(text: str) -> str:
    """``text`` in one spelling: without invisible letters or vowel signs, with Latin figures."""
    bare = _VOWEL_SIGNS.sub("", same_shape(text))
    return "".join(str(unicodedata.digit(each)) if each.isdecimal() else each for each in bare)


def _unlisted(text: str) -> str:
    """``text`` without the marks of its items, which count nothing."""
    return _INLINE_ITEM.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
