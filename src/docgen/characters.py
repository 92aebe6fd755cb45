"""Text → characters in it that are not what they seem, each with its line and name."""

import re
import unicodedata
from collections.abc import Iterator, Set

_NO_BREAK_HYPHEN = "\u2011"  # drawn as a hyphen
_LEAVES_NO_MARK = ("Cc", "Cf", "Zl", "Zp", "Zs")

# What no content may hold: controls, which Word and PDF drop silently; surrogates and
# noncharacters; marks that reverse the reading order; invisible annotations and tags.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"
    "\u202a-\u202e\ufff9-\ufffb\U000e0000-\U000e007f]"
)
# Invisible, but they disturb searching, copying and comparing. Some languages need joiners and
# marks of direction (U+200C to U+200F), so those are allowed.
_UNSEEN = re.compile("[\u00ad\u061c\u180e\u200b\u2060-\u2069\ufeff]")
# Without a shape of their own: joiners, marks of direction, variation selectors, the soft hyphen
# (Unicode, Default_Ignorable_Code_Point).
WITHOUT_SHAPE = re.compile(
    "[\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
# Latin, Cyrillic and Greek letters that pass for 0, 1 and 3, between figures or at their end.
_AMONG_DIGITS = re.compile("(?<=[0-9])(?:[OoОоΟοlIІЗз](?=[0-9])|[ОоΟοІЗ](?![^\\W0-9]))")

# Numbers of sub-paragraphs, from 1.
ROMAN = tuple("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv".split())  # noqa: SIM905


NO_FONT = "no font of the page has"  # begins the message about a letter that cannot be drawn


def name_of(character: str) -> str:
    """The code point and Unicode name, such as ``U+202E RIGHT-TO-LEFT OVERRIDE``."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()


def doubtful(text: str, *, latin_digits: bool) -> Iterator[tuple[int, str]]:
    """What a person should look at in ``text``: line numbers, from 1, and messages.

    ``latin_digits`` says that the language of ``text`` writes only the digits 0 to 9.
    """
    for number, line in enumerate(text.split("\n"), 1):
        for each in sorted(set(_UNSEEN.findall(line))):
            yield number, f"an invisible character, {name_of(each)}"
        for each in sorted(set(_AMONG_DIGITS.findall(line))):
            yield number, f"“{each}” among digits is a letter, {name_of(each)}"
        if latin_digits and not line.isascii():
            for each in sorted({each for each in line if each.isdecimal() and not each.isascii()}):
                yield number, f"“{each}” is not a digit of this language, {name_of(each)}"


def not_shown(text: str, shown: Set[int]) -> set[str]:
    """The visible characters of ``text`` that are not in ``shown``, the code points of fonts."""
    return {
        each
        for each in set(WITHOUT_SHAPE.sub("", text).replace(_NO_BREAK_HYPHEN, "-"))
        if ord(each) not in shown and unicodedata.category(each) not in _LEAVES_NO_MARK
    }


# Chinese and Japanese; and with Thai, Lao, Burmese and Khmer all scripts without blanks. They are
# compiled where needed: for ranges as wide as these, that takes longer than to read a text.
_HAN = "[\u3000-\u30ff\u3400-\u9fff\uff00-\uff60\U00020000-\U0003ffff]"
_NO_BLANKS = f"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff{_HAN[1:]}"
_LATIN = re.compile("[A-Za-z]")
_LINE_END = re.compile(r"\s*\n\s*")
_AROUND = 60  # characters that say which script a place is in


def without_breaks(text: str) -> str:
    """``text`` with a blank for each line end in it, or nothing in a script without blanks."""

    def joint(match: re.Match[str]) -> str:
        before = text[max(match.start() - _AROUND, 0) : match.start()]
        after = text[match.end() : match.end() + _AROUND]
        return "" if joined_without_blank(before, after) else " "

    return _LINE_END.sub(joint, text)


def joined_without_blank(before: str, after: str) -> bool:
    """Whether no blank stands where a line ends between ``before`` and ``after``.

    So it is between two characters of a script without blanks, and in Chinese and Japanese also
    beside figures, quotation marks and the odd Latin word.
    """
    edges = before[-1:], after[:1]
    if not all(edges) or all(map(str.isascii, edges)):
        return False
    if all(re.match(_NO_BLANKS, each) for each in edges):
        return True
    text, han = before + after, re.compile(_HAN)
    return any(map(han.match, edges)) and len(han.findall(text)) > len(_LATIN.findall(text))
