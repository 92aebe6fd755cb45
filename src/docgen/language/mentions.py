"""Where a text names states and organisations, by any of their names, inflected or not.

All apostrophes count as one letter (Côte d'Ivoire, Oʻzbekiston), and all blanks as one. Names begin
with a capital in scripts that have capitals.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from docgen.language import states

# ' ` ´ ʹ ʻ ʼ ʽ ʾ ʿ ‘ ’ ‛ ′ and the blanks that do not break → ' and the blank
_PLAIN = str.maketrans(dict.fromkeys("`´ʹʻʼʽʾʿ‘’‛′＇", "'") | dict.fromkeys("\u00a0\u202f", " "))
# Languages that add endings to a whole name, and those that change the end of each word.
_SUFFIXING = frozenset("az bg et eu fi hu hy ka kk ko ky mn sq tg tk tr uz".split())  # noqa: SIM905
_INFLECTING = frozenset("be bs cs el hr la lt lv mk pl ro ru sk sl sr uk".split())  # noqa: SIM905
_GENITIVE_S = frozenset("da de nb nl no sv".split())  # noqa: SIM905
_PREFIXING = {"ar": "[وفبكل]{0,2}", "he": "[והבכלמש]{0,2}"}
_WITHOUT_BLANKS = ("ja", "km", "lo", "my", "th", "zh")
_ENDING = re.compile(
    # not the и of Россия, nor the i of Rusia, which all forms have, and the name Rusu has not
    r"(?:[ьаяы][яйе]|ий|о[йе]|[аяоеёиыйьуюіїєόαηςος]|[aeiouyáéíýąęůūėė]|as|is|us|s)$"
)


_KATAKANA = re.compile("[\u30a1-\u30fa\u30fc]")
_IN_A_PERSON = re.compile("[\u4e00-\u9fff]{1,5}·")


# "Latin American leaders" are not those of the United States.
_NOT_IN_A_REGION = "".join(
    rf"(?<!{word}[ -])" for word in ("Latin", "North", "South", "Central", "East", "West", "Native")
)


class Mention(NamedTuple):
    """A party's name in a text: ``text[start:end]`` is ``name``."""

    start: int
    end: int
    code: str
    name: str


class NameFinder:
    """Finds any of ``names``, which map a name to the code of its party, in texts of a language.

    ``adjectives`` count only before a word such as "Government".
    """

    def __init__(
        self, language: str, names: Mapping[str, str], adjectives: Mapping[str, str] | None = None
    ) -> None:
        self._language, self._names = language, tuple(names.items())
        self._pattern, self._codes = _compiled(
            language, self._names, tuple((adjectives or {}).items())
        )

    def find(self, text: str) -> list[Mention]:
        """Where ``text`` contains a name, in order; if it is in capitals, in capitals too."""
        found = self._found(text, self._pattern, self._codes)
        if found or not text.isupper():
            return found
        # Not abbreviations: a word in capitals may be one only by its letters (US, UN).
        names = tuple(each for each in self._names if not each[0].isupper())
        return self._found(text, *_compiled(self._language, names, (), re.IGNORECASE))

    @staticmethod
    def _found(text: str, pattern: re.Pattern[str], codes: tuple[str, ...]) -> list[Mention]:
        found = []
        for match in pattern.finditer(text.translate(_PLAIN)):
            start, end = match.start("at"), match.end()
            if _in_a_longer_name(text, start, end):
                continue
            code = codes[(match.lastindex or 1) - 2]
            found.append(Mention(start, end, code, text[start:end]))
        return found


def _in_a_longer_name(text: str, start: int, end: int) -> bool:
    """Whether a name is part of a foreign one: 马里 of 马里奥·罗西, マリ of マリオ."""
    if _KATAKANA.match(text[end - 1]) and _KATAKANA.match(text[end : end + 1]):
        return True
    return bool(_IN_A_PERSON.match(text, end)) or (text[start - 1 : start] == "·" and start > 1)


def find_parties(text: str, language: str) -> list[Mention]:
    """Every state and organisation that ``text`` names, in order."""
    return _finder_of_all(language).find(text)


@lru_cache
def _finder_of_all(language: str) -> NameFinder:
    return NameFinder(language, states.names(language), states.adjectives(language))


@lru_cache(maxsize=1024)
def _finder_of(code: str, language: str) -> NameFinder:
    adjectives = {
        adjective: each for adjective, each in states.adjectives(language).items() if each == code
    }
    return NameFinder(language, dict.fromkeys(states.names_of(code, language), code), adjectives)


def name_in(text: str, code: str, own: Iterable[str], language: str) -> str | None:
    """How ``text`` names the party ``code``; ``None`` if it does not.

    One of its ``own`` names may be part of a longer word (``Kazakhstani``); other names may not.
    """
    plain = same_letters(text)
    for name in own:
        start = plain.find(same_letters(name))
        if start >= 0:
            return text[start : start + len(name)]
    found = _finder_of(code, language).find(text)
    return found[0].name if found else None


def same_letters(text: str) -> str:
    """``text`` with every apostrophe and blank replaced by the plain one.

    Its length does not change.
    """
    return text.translate(_PLAIN)


_Names = tuple[tuple[str, str], ...]  # with the code of each


@lru_cache(maxsize=64)
def _compiled(
    language: str, names: _Names, adjectives: _Names, flags: int = 0
) -> tuple[re.Pattern[str], tuple[str, ...]]:
    base = language.partition("-")[0]
    after = "|".join(map(re.escape, states.institutions()))
    both = rf"(?=\s+(?:(?:and|or)\s+(?:the\s+)?\w+\s+)?(?:{after})\b)"
    branches = [(name, code, _branch(same_letters(name), base)) for name, code in names]
    for name, code in adjectives:
        branches.append((name, code, rf"{_NOT_IN_A_REGION}{re.escape(name)}(?!\w){both}"))
    branches.sort(key=lambda each: (-len(each[0]), each[0]))
    if not branches:
        return re.compile(r"(?!)"), ()
    edge = "" if base in _WITHOUT_BLANKS else r"(?<!\w)" + _PREFIXING.get(base, "")
    firsts = "".join(sorted({same_letters(name)[0] for name, *_ in branches}))
    # the empty group at the end of each branch shows which one matched
    inner = "|".join(f"{branch}()" for *_, branch in branches)
    pattern = re.compile(rf"{edge}(?P<at>)(?=[{re.escape(firsts)}])(?:{inner})", flags)
    return pattern, tuple(code for _, code, _ in branches)


@lru_cache(maxsize=4096)
def _branch(name: str, language: str) -> str:
    """The pattern of one name."""
    words = name.split()
    if language in _WITHOUT_BLANKS:
        return re.escape(name)
    if language in _INFLECTING:
        return r"\s+".join(map(_inflected, words)) + r"(?!\w)"
    end = r"\w{0,8}" if language in _SUFFIXING and len(name) > 3 else ""
    if language in _GENITIVE_S:
        end = "s?"
    return r"\s+".join(map(re.escape, words)) + end + r"(?!\w)"


def _inflected(word: str) -> str:
    """``Республика`` → any word that is ``Республик`` and at most three more letters."""
    if len(word) < 4 or word.isupper():
        return re.escape(word)
    stem = _ENDING.sub("", word)
    stem = stem if len(stem) >= 3 else word
    return re.escape(stem) + r"\w{0,3}"
