"""The names that a text may call parties by: the project's vocabulary, and CLDR's countries."""

import re
from functools import cached_property
from typing import NamedTuple

from babel import Locale, UnknownLocaleError

from docgen.ingest.rules import Rules, pattern
from docgen.model import Mentions, Vocabulary


class Mention(NamedTuple):
    """A party's name in a text."""

    start: int
    end: int
    code: str
    name: str


def _countries(language: str) -> dict[str, str]:
    """The short name of every country, by code, as far as CLDR knows the language."""
    try:
        territories = Locale.parse(language.replace("-", "_")).territories
    except (UnknownLocaleError, ValueError):
        return {}
    return {code: name for code, name in territories.items() if re.fullmatch("[A-Z]{2}", code)}


class Names:
    """Finds parties and groups in a text of one language."""

    def __init__(self, vocabulary: Vocabulary, rules: Rules, language: str) -> None:
        self._vocabulary = vocabulary
        self._rules = rules
        self.short = _countries(language)

    @cached_property
    def _codes(self) -> dict[str, str]:
        codes = {name: code for code, name in self.short.items()}
        for party in self._vocabulary.parties.values():
            short = self.short.get(party.code)
            codes |= {name: party.code for name in (party.official, short, *party.also) if name}
        return codes

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        names = sorted(self._codes, key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")

    def found(self, text: str) -> list[Mention]:
        """Every party named in ``text``, known to the project or not, in order."""
        return [
            Mention(*match.span(), self._codes[match.group()], match.group())
            for match in self._pattern.finditer(text)
        ]

    def mentions(self, text: str) -> Mentions:
        """Whom ``text`` concerns, of those that the project knows."""
        parties = self._vocabulary.parties
        named = [
            code
            for code, party in parties.items()
            # any place will do, as for `check`: "Kyrgyzstan’s" and "Italian" name a party too
            if any(
                name in text for name in (party.official, self.short.get(code), *party.also) if name
            )
        ]
        first = {each.code: each.start for each in reversed(self.found(text))}
        named.sort(key=lambda code: first.get(code, len(text)))
        groups = [
            group.id
            for group in self._vocabulary.groups.values()
            if pattern((group.name, *self._rules.groups.get(group.id, ()))).search(text)
        ]
        everyone = bool(pattern(self._rules.everyone).search(text))
        return Mentions(tuple(named), tuple(groups), everyone or not (named or groups))
