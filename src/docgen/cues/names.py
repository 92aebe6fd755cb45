"""The parties that a text names: those of the project's vocabulary, and all states."""

import re
from collections.abc import Iterator
from functools import cached_property

from docgen.cues.patterns import pattern
from docgen.cues.rules import Rules
from docgen.language import states
from docgen.language.mentions import Mention, NameFinder, same_letters
from docgen.model import Mentions, Party, Vocabulary

_PART_OF_A_NAME = re.compile(r"\b(?:Latin|North|South|Central|East|West|Native)[ -]$")


class Names:
    """Finds parties and groups in a text of one language."""

    def __init__(self, vocabulary: Vocabulary, rules: Rules, language: str) -> None:
        self._vocabulary = vocabulary
        self._rules = rules
        self._language = language

    @cached_property
    def _adjectives(self) -> dict[str, str]:
        return states.adjectives(self._language)

    @cached_property
    def _finder(self) -> NameFinder:
        return NameFinder(self._language, self._all(), self._adjectives)

    def _all(self) -> dict[str, str]:
        """Every name with its code; adjectives are not names."""
        own = {
            name: party.code
            for party in self._vocabulary.parties.values()
            for name in self._own(party)
            if name not in self._adjectives
        }
        return {**states.names(self._language), **own}

    def found(self, text: str) -> list[Mention]:
        """Every party named in ``text``, in order, whether the project knows it or not."""
        return self._finder.find(text)

    def declined(self, mention: Mention) -> bool:
        """Whether it is not in the form that a list of names has: "Italiens", "Казахстана"."""
        return _listed(mention.name) not in self._forms

    @cached_property
    def _forms(self) -> frozenset[str]:
        return frozenset(map(_listed, (*self._all(), *self._adjectives)))

    def mentions(self, text: str) -> Mentions:
        """The parties and groups that ``text`` concerns, of those that the project knows."""
        first = {each.code: each.start for each in reversed(self.found(text))}
        adjectives = self._own_adjectives
        for match in pattern(adjectives).finditer(text) if adjectives else ():
            code = adjectives.get(match[0], "")
            if (
                code
                and not match[0].islower()
                and not _PART_OF_A_NAME.search(text[: match.start()])
            ):
                first[code] = min(match.start(), first.get(code, match.start()))
        plain = same_letters(text)
        named = [
            code
            for code, names in self._own_names.items()
            if code in first or any(name in plain for name in names)
        ]
        named.sort(key=lambda code: first.get(code, len(text)))
        groups = [
            group.id
            for group in self._vocabulary.groups.values()
            if pattern((group.name, *self._rules.groups.get(group.id, ()))).search(text)
        ]
        everyone = bool(pattern(self._rules.everyone).search(text))
        return Mentions(tuple(named), tuple(groups), everyone or not (named or groups))

    @cached_property
    def _own_names(self) -> dict[str, tuple[str, ...]]:
        """By code; one may be part of a longer word ("Kazakhstani")."""
        parties = self._vocabulary.parties.items()
        return {code: tuple(map(same_letters, self._own(party))) for code, party in parties}

    @cached_property
    def _own_adjectives(self) -> dict[str, str]:
        """Those of the project's parties: "Portuguese engineers" speaks of Portugal."""
        known = self._vocabulary.parties
        return {name: code for name, code in self._adjectives.items() if code in known}

    def _own(self, party: Party) -> Iterator[str]:
        short = states.cldr_name(party.code, self._language)
        yield from (name for name in (party.official, party.short, short, *party.also) if name)


def _listed(name: str) -> str:
    return " ".join(same_letters(name).casefold().split())
