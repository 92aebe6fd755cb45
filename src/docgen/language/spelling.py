"""Spellings that look the same: blanks, hyphens, ligatures, invisible characters.

Quotes are found in the adopted text in any such spelling; what is printed are the characters of the
adopted text.
"""

import re
import unicodedata
from functools import cached_property
from itertools import chain, pairwise, zip_longest
from typing import NamedTuple

from docgen.characters import WITHOUT_SHAPE, joined_without_blank

# White space that a line may end at; the other three keep "USD 5 000" together.
_BREAKS = re.compile(r"[^\S\u00a0\u2007\u202f]+")
# Hyphen and no-break hyphen; the Latin ligatures.
_SAME_SHAPE = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011", "-"),
        **{chr(0xFB00 + at): each for at, each in enumerate("ff fi fl ffi ffl st st".split())},  # noqa: SIM905
    }
)
_HAS_SAME_SHAPE = re.compile(f"[{''.join(map(chr, _SAME_SHAPE))}]")

_APOSTROPHES = str.maketrans(dict.fromkeys("`´ʹʻʼʽʾʿ‘’‛′＇", "'"))


def plain(text: str) -> str:
    """``text`` in small letters, with one apostrophe, and no signs on its letters."""
    letters = unicodedata.normalize("NFD", text.casefold().translate(_APOSTROPHES))
    return "".join(each for each in letters if not unicodedata.combining(each)).replace("ı", "i")


def same_shape(text: str) -> str:
    """``text`` with one character for all that look the same, without invisible ones."""
    if text.isascii():
        return text
    seen = unicodedata.normalize("NFC", WITHOUT_SHAPE.sub("", text))
    # Translating takes ten times as long as all the rest, and there is seldom anything to do.
    return seen.translate(_SAME_SHAPE) if _HAS_SAME_SHAPE.search(seen) else seen


def one_line(text: str) -> str:
    """``text`` with one blank for white space at which a line may end; no-break blanks stay."""
    if text.isprintable() and "  " not in text:  # of all white space, it has the blank alone
        return text.strip(" ")
    return _BREAKS.sub(" ", text).strip(" ")


def joined(lines: list[str]) -> str:
    """The lines of a paragraph as one.

    In scripts without blanks, such as Chinese, without a blank.
    """
    if len(lines) == 1:
        return one_line(lines[0])
    told = [one_line(line) for line in lines]
    blanks = ["" if joined_without_blank(*both) else " " for both in pairwise(told)]
    return "".join(chain(*zip_longest(told, blanks, fillvalue="")))


class Spelled:
    """A text in the form common to all its spellings, for searching."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _form(self) -> tuple[str, list[int]]:
        """The common form, and the place in the text of each of its letters and of its end."""
        letters = _letters(self._text)
        places = [*(each.place for each in letters), len(self._text)]
        return "".join(each.form for each in letters), places

    def find(self, wanted: str) -> str | None:
        """``wanted`` as the text spells it, or ``None`` if it is not there."""
        if wanted in self._text:
            return wanted
        sought, (form, places) = common_form(wanted), self._form
        at = form.find(sought) if sought else -1
        while at >= 0:
            end = at + len(sought)
            # Half a ligature is no match.
            if (not at or places[at - 1] < places[at]) and places[end - 1] < places[end]:
                return self._text[places[at] : places[end]].rstrip()
            at = form.find(sought, at + 1)
        return None


def common_form(text: str) -> str:
    """``text`` in the form common to all its spellings: for comparison, never to be printed."""
    return "".join(each.form for each in _letters(text))


class _Letter(NamedTuple):
    """A character of the common form, and the place of what it stands for."""

    form: str
    place: int


def _letters(text: str) -> list[_Letter]:
    found: list[_Letter] = []
    place = 0
    while place < len(text):
        end = place + 1
        if text[place].isspace():
            while end < len(text) and (text[end].isspace() or WITHOUT_SHAPE.match(text, end)):
                end += 1
            if found and end < len(text) and not joined_without_blank(found[-1].form, text[end]):
                found.append(_Letter(" ", place))
        elif not WITHOUT_SHAPE.match(text, place):
            while end < len(text) and unicodedata.combining(text[end]):
                end += 1
            found += [_Letter(form, place) for form in same_shape(text[place:end])]
        place = end
    return found
