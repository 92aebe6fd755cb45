"""What a commitment says, as nouns: "expand trade in energy" → "trade in energy".

A verb becomes its noun ("train" → "Training of"), or goes where it says little ("strengthen").
"""

from collections.abc import Container, Iterator

from docgen.cues.patterns import pattern
from docgen.cues.rules import Rules

_LIGHT = 6  # words of the beginning
_FURTHER = frozenset(("the", "continued"))
_NEAR = 16  # words within which the aim of a work is said


class Nouns:
    """Turns verbs of one language into nouns."""

    def __init__(self, rules: Rules) -> None:
        self._nouns = dict(rules.nouns)
        self._prepositions = frozenset(rules.prepositions)
        self._joiners = frozenset(rules.joiners)
        self._infinitive = frozenset(rules.infinitive)
        self._adverbs = pattern(rules.adverbs)
        self._manners = pattern(rules.manners)
        self._act = pattern(rules.infinitives)
        self._gerunds = not rules.infinitives  # English ones
        self._articles = frozenset(rules.articles)
        self._attitudes = frozenset(rules.attitudes)
        self._helping = frozenset(rules.helping)
        self._working = frozenset(rules.working)
        self._with = frozenset((*rules.working_with, *rules.adverbs))
        self._loose = frozenset((*rules.infinitive, *rules.determiners, *rules.joiners))
        self._loose |= self._prepositions
        self._before_act = self._infinitive if self._gerunds else self._loose
        purpose = () if self._gerunds else rules.purpose
        self._asking = self._infinitive | {*purpose}  # "convidou … para visitar"

    def in_full(self, cue: str, said: str) -> str:
        """What was said, with the verb or noun that says little: "Deepening cooperation"."""
        words = cue.split()
        for at, word in enumerate(words):
            if self.noun(word) == word.capitalize():
                return f"{' '.join(words[at:])} {said.strip()}"
        words = said.split()
        while len(words) > 1 and (words[0].casefold() in self._loose or self._before_verb(words)):
            words = words[1:]
        named = self.noun(words[0]) if words else None
        if (
            self._gerunds
            and len(words) > 1
            and words[0].casefold() in self._nouns
            and named != words[0].capitalize()
        ):
            words[0] = f"{words[0].removesuffix('e')}ing"
        return " ".join(words)

    def named_by(self, cue: str) -> str:
        """The end of a cue that names what is promised: "declared their [support for]"."""
        words = cue.split()
        for at in range(len(words) - 1, -1, -1):
            if self.noun(words[at]):
                return " ".join(words[at:])
            if words[at].casefold() not in self._loose:
                break
        return ""

    def nominal(self, said: str) -> str:
        """``said`` as a noun and what belongs to it."""
        words = self.bare(said.strip().split())
        while len(words) > 1 and (verb := self.verb(words)):
            noun = self.noun(" ".join(words[:verb])) or ""
            rest = self._object(words[verb:])
            if aim := self._aim(words):
                words = aim  # "work with partners to protect civilians"
                continue
            further = rest[2:] if rest[1:2] and rest[1] in self._before_act else rest[1:]
            if rest and rest[0].casefold() in self._joiners and self.verb(further):
                words = further  # "support and strengthen connections"
                continue
            if noun and not (words[0].casefold() in self._attitudes and self._acts(rest)):
                links = rest and rest[0].casefold() in self._prepositions | self._infinitive
                links = links or (rest and rest[0].casefold() in self._joiners)
                return f"{_without_preposition(noun) if links else noun} {' '.join(rest)}"
            led = words[0].casefold()
            words = self.bare(rest)
            follows = words == rest and led not in self._helping
            if follows and words and not self.gerund(words[0]):
                break  # "build open economies": what follows directly is what is built
        return " ".join(words)

    def _aim(self, words: list[str]) -> list[str]:
        """What people who work with others want to do, if ``words`` say it; else nothing."""
        small = [word.casefold() for word in words[:_NEAR]]
        if small[0] not in self._working or small[1] not in self._with:
            return []
        at = next((at for at, word in enumerate(small) if word in self._infinitive), 0)
        return self.bare(words[at + 1 :]) if at > 1 else []

    def asked(self, said: str) -> str:
        """What others are asked to do: "calls upon all States [to protect the sea]"."""
        words = said.split()
        if not self._infinitive:  # no "to": "призываем государства вкладывать средства"
            at = next((at for at, word in enumerate(words) if self._act.fullmatch(word)), 0)
            return " ".join(words[at:])
        for at, word in enumerate(words):
            if word.casefold() in self._asking and self.verb(words[at + 1 :]):
                return " ".join(words[at:])
        return said

    def verb(self, words: list[str]) -> int:
        """How many of ``words`` are a verb known, at their beginning."""
        return next((each for each in (2, 1) if self.noun(" ".join(words[:each])) is not None), 0)

    def _acts(self, words: list[str]) -> bool:
        """Whether ``words`` say what is to be done: "to strengthening", "to expand"."""
        bare = self.bare(words)
        return bool(bare) and bare[0] != words[0] and self.noun(bare[0]) is not None

    def bare(self, words: list[str]) -> list[str]:
        """``words`` without those at the beginning that a title does not begin with."""
        while words and (words[0].casefold() in self._loose or self._before_verb(words)):
            words = words[1:]
        return words

    def _before_verb(self, words: list[str]) -> bool:
        """Whether ``words`` begin with an adverb and a verb: "further strengthen"."""
        if len(words) < 2:
            return False
        if not self._adverb(words[0]):
            return bool(self._manners.fullmatch(words[0])) and bool(self.verb(words[1:]))
        following = words[1].casefold()
        return following in self._loose or self._adverb(following) or bool(self.verb(words[1:]))

    def _object(self, words: list[str]) -> list[str]:
        """What follows a verb, without adverbs and without "a"."""
        while words and (words[0].casefold() in self._articles or self._before_verb(words)):
            words = words[1:]
        return words

    def noun(self, word: str) -> str | None:
        """The noun of a verb, empty for one that says little; ``None`` if it is no verb known."""
        for form in _stems(word.casefold().strip(",")):
            if form in self._nouns:
                return self._nouns[form]
        return None

    def gerund(self, word: str) -> bool:
        """Whether ``word`` is a form of a known verb that is not its plain one: "saving"."""
        return word not in self._nouns and self.noun(word) is not None

    def lightened(self, words: str) -> str:
        """``words`` without "strengthening of" and the like at their beginning."""
        found = words.split()
        for at, word in enumerate(found[:_LIGHT]):
            if found[at + 1 : at + 2] == ["of"] and self.gerund(word) and self.noun(word) == "":
                before = found[:at]
                while before and (before[-1].casefold() in _FURTHER or self._adverb(before[-1])):
                    before.pop()
                return " ".join((*before, *found[at + 2 :]))
        return words

    def leads_on(self, word: str) -> bool:
        """Whether what is done is said behind ``word``, the last of a cue: "will work …"."""
        return word in self._working or self.noun(word) == ""

    def of_participle(self, participle: str) -> str:
        """The noun of the verb of an English ``participle``; may be empty."""
        return self.noun(_infinitive(participle, self._nouns)) or ""

    def _adverb(self, word: str) -> bool:
        return bool(self._adverbs.fullmatch(word))


def _without_preposition(noun: str) -> str:
    return noun.rsplit(" ", 1)[0] if " " in noun else noun


def _infinitive(participle: str, verbs: Container[str]) -> str:
    """The verb of an English ``participle``, one of ``verbs`` if it is known."""
    small = participle.casefold()
    bare = small.removesuffix("d").removesuffix("e")
    forms = (small, small.removesuffix("d"), bare, bare[:-1], f"{bare[:-1]}y")
    return next((each for each in forms if each in verbs), small)


def _stems(word: str) -> Iterator[str]:
    """An English verb's base forms that ``word`` may come from; not of a participle."""
    yield word
    for ending, bases in (
        ("ying", ("y", "ie")),
        ("ing", ("", "e")),
        ("es", ("", "e")),
        ("s", ("",)),
    ):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word.removesuffix(ending)
            yield from (stem + base for base in bases)
            if len(stem) > 2 and stem[-1] == stem[-2]:
                yield stem[:-1]
