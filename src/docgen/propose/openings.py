"""How what is to be done begins: the verb that a future has, and words that no title begins with.

"Ils faciliteront les échanges" is "faciliter les échanges", which has a noun for a title. Of "elles
seront incontournables dans la région" no title can be made: nouns of these languages have articles,
and a word without one is an adjective, a participle or a further verb.
"""

import re
from collections.abc import Iterator

from docgen.cues.patterns import pattern
from docgen.cues.rules import Rules

_REACH = 16  # words within which a clause says what should be done
_FIRST = re.compile(r"[^\w]*(?:\w+-)?([^\W\d_]+['’]|\w[\w-]*)")


class Openings:
    """Judges the words behind a verb in one language; every opening will do where the language has
    no ``infinitives``.
    """

    def __init__(self, rules: Rules) -> None:
        self.any = not rules.infinitives
        self._cases = tuple(rules.endings)
        self._joints = pattern((*rules.governed, *rules.prepositions))
        self._futures, self._nouns = rules.futures, rules.nouns
        self._named = pattern(noun for noun in rules.nouns if rules.nouns[noun])
        self._adverbs = pattern(rules.adverbs)
        self._clause, self._modal = pattern(rules.relatives), pattern(rules.auxiliaries)
        things = (*rules.determiners, *rules.articles, *rules.numbers)
        joints = (*rules.infinitive, *rules.governed, *rules.prepositions)
        self._things, self._act = pattern(things), pattern(rules.infinitives)
        self._fitting = pattern((*things, *joints, *rules.nouns, *rules.infinitives))

    def with_verb(self, cue: str, said: str) -> str:
        """What was ``said`` behind ``cue``, with the infinitive of a future at its end, if that
        has a noun: "faciliteront" | "les échanges" → "faciliter les échanges". Of several words,
        the verb may be reflexive: "se réuniront".
        """
        if len(cue.split()) != 1:
            return said
        verb = next((each for each in self._infinitives(cue) if each in self._nouns), "")
        return f"{verb} {said.strip()}".strip()

    def fit(self, cue: str, said: str) -> bool:
        """Whether a title may begin with what was ``said``, or with a noun of ``cue``.

        Of a clause it may if that says what should be done; behind a future without a noun only
        if its object follows: of "ils travailleront dans le port" the port would be none.
        """
        words = said.split()[:_REACH]
        while words and self._adverbs.fullmatch(words[0]):
            words = words[1:]
        first = _FIRST.match(" ".join(words))
        if self.any or first is None:
            return True
        word = first[1]
        if self._clause.fullmatch(word.strip("'’")) or self._clause.fullmatch(word):
            return bool(self._modal.search(" ".join(words)))
        if self._cases and not self._act.fullmatch(word) and not self._named.search(cue):
            return self._nominative(words)
        elided = word.endswith(("'", "’"))
        if word[0].isdigit() or self._things.fullmatch(word) or self._named.search(cue):
            return True
        if any(self._infinitives(cue)) and word.casefold() not in self._nouns:
            acts = self._act.search(" ".join(words[:2]))  # "s'efforceront de réduire"
            return bool(acts) or (elided and word[0] in "lL")
        return elided or bool(self._fitting.fullmatch(word))

    def _nominative(self, words: list[str]) -> bool:
        """Whether a title can name in its own case what ``words`` begin with, in a language that
        declines its nouns: "о создании фонда", not "к диалогу".
        """
        noun = words[1:2] if self._joints.fullmatch(words[0]) else words[:1]
        return bool(noun) and (noun[0][0].isdigit() or noun[0].endswith(self._cases))

    def _infinitives(self, cue: str) -> Iterator[str]:
        """What the last word of ``cue`` may be the future of."""
        last = cue.rsplit(maxsplit=1)[-1].casefold() if cue.split() else ""
        for ending, infinitive in self._futures.items():
            if last.endswith(ending):
                yield last.removesuffix(ending) + infinitive
