"""What text may be counted with at its start, in any form: ``A.1``, ``Point 2:``, ``①``, ``ii)``.

``labels`` and ``articles`` know the forms that docgen counts by; here are those that it may leave
in the words. Whether a token counts, those around it say.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from docgen.characters import ROMAN
from docgen.language import number_words
from docgen.language.labels import style
from docgen.language.ordinals import ordinals

_END = r"(?:\s?[.:;)\]/°ºª．：；）】、]){1,3}\s?[-–—]?(?=\s|$)|\s?[-–—](?=\s)|[．：；）】、]"
_COMMAS = (",", "،", "，")
_COMMA = rf"\s?[{''.join(_COMMAS)}]"
_WORD = r"[^\W\d_]{1,20}"
_SAID = r"[^\W\d_][\w\u064b-\u0652'’ʻʼ‘-]{1,18}"  # a word with signs and hyphens
_COUNTED = re.compile(
    rf"(?P<before>[(\[]?(?:{_WORD}\.?[\s-]?){{0,2}}[#№§¶º°]{{0,2}}\s?)"
    r"(?P<figures>\d{1,3}(?:\.\d{1,3})*)"
    rf"(?P<after>(?:st|nd|rd|th|[-–]{_WORD})?(?:\s{_WORD}(?=\s?[.:–]))?)(?P<end>{_END}|(?=\s))"
)
_LETTER = re.compile(rf"[(\[]?(?P<letter>[ivx]{{1,5}}|[IVX]{{1,5}}|[^\W\d_])\u0640?(?P<end>{_END})")
_ORDINAL = re.compile(rf"(?P<words>{_SAID}(?:\s{_SAID}){{0,2}})(?P<end>{_END}|{_COMMA})")
_UNIT = "[一二三四五六七八九]"
_HAN = re.compile(
    rf"(?P<before>[第其（(]?)(?P<figures>{_UNIT}?十{_UNIT}?|{_UNIT})"
    rf"(?P<after>[是项項款点點]?)(?P<end>{_END}|{_COMMA}|(?<=是))"
)
_CIRCLED = re.compile("CIRCLED|PARENTHESIZED|FULL STOP")
# The order of letters where it is not that of their codes.
_ORDERS = ("أبجدهوزحطيكلمنسعفصقرشتثخذضظغ", "가나다라마바사아자차카타파하")
_FEWEST = 4  # words after a capital: in "A. Smith" or "A. Smith, Minister" it is a person's


class Enumerator(NamedTuple):
    """A token that may count: as written, its ``kind``, and its ``value``, outermost figure first.

    ``weak``: it may as well be a sentence's first word, as in ``First, we …``.
    """

    text: str
    kind: str
    value: tuple[int, ...]
    weak: bool = False

    @property
    def next(self) -> tuple[int, ...]:
        """The value that comes after it."""
        return (*self.value[:-1], self.value[-1] + 1)


def enumerators(text: str) -> Iterator[Enumerator]:
    """All that the beginning of ``text`` may be as an enumerator; ``i)`` is a letter and a one."""
    for read in (_circled, _counted, _letters, _ordinals, _han):
        yield from (each for each in read(text) if text[len(each.text) :].strip())


def _circled(text: str) -> Iterator[Enumerator]:
    for first in text[:1]:
        if unicodedata.category(first) == "No" and _CIRCLED.search(unicodedata.name(first, "")):
            yield Enumerator(first, "①", (int(unicodedata.numeric(first)),))


def _counted(text: str) -> Iterator[Enumerator]:
    match = _COUNTED.match(text)
    if not match:
        return
    before, end = " ".join(match["before"].casefold().split()), match["end"].strip()
    behind = text[match.end() :].lstrip()[:1]
    if not end and (not before.strip("([") or not behind.isupper()):
        return  # 40 teachers, Phase 1 will
    value = tuple(map(int, match["figures"].split(".")))
    after = re.sub("^(?:st|nd|rd|th)", "", match["after"].casefold())
    yield Enumerator(match[0].strip(), f"{before}1{after}{end}", value)


def _letters(text: str) -> Iterator[Enumerator]:
    match = _LETTER.match(text)
    if not match:
        return
    letter, mark = match["letter"], match[0].strip()
    script = style(letter)
    around = mark.replace(letter, "", 1)
    if letter.isupper() and around == "." and len(text[match.end() :].split()) < _FEWEST:
        return
    if letter.casefold() in ROMAN:
        yield Enumerator(mark, f"{script} i {around}", (ROMAN.index(letter.casefold()) + 1,))
    if len(letter) == 1:
        order = next((each for each in _ORDERS if letter in each), "")
        value = order.index(letter) if order else ord(letter)
        yield Enumerator(mark, f"{script} a {around}", (value,))


def _ordinals(text: str) -> Iterator[Enumerator]:
    match = _ORDINAL.match(text)
    if not match:
        return
    end, words = match["end"].strip(), match["words"].split()
    weak = end in _COMMAS
    if weak and len(words) > 1:
        return  # Second time, we
    for at, word in enumerate(words):
        others = " ".join([*words[:at], *words[at + 1 :]]).casefold()
        for language, value in ordinals(word).items():
            kind = f"ordinal {language} {others} {end}"
            yield Enumerator(match[0].strip(), kind, (value,), weak)


def _han(text: str) -> Iterator[Enumerator]:
    match = _HAN.match(text)
    if match and (match["before"] or match["end"].strip() or match["after"]):
        value = number_words.value(match["figures"])
        kind = f"{match['before']}一{match['after']}{match['end'].strip()}"
        yield Enumerator(match[0].strip(), kind, (value,), match["end"].strip() in _COMMAS)
