"""Sectors of a paragraph, each with a score and the cues that spoke for it.

A cue speaks with the share of paragraphs in which it was right (``weights``); several that speak
for one sector add up as independent witnesses do. The heading above speaks at half strength, and so
does a sector's name. A cue within a false friend ("business environment") does not speak.
"""

from collections.abc import Iterable, Iterator, Mapping

from docgen.cues.finding import Finder, Found
from docgen.cues.rules import Rules
from docgen.model import Vocabulary
from docgen.propose.proposal import Candidate, Cue

STRONG, WEAK = 0.8, 0.35
ENOUGH = 0.5  # a score from which a sector is proposed
_ASIDE = 0.5  # how much a heading counts


class Sectors:
    """Finds sectors in one language; ``learned`` are weights by sector and cue."""

    def __init__(
        self,
        rules: Rules,
        vocabulary: Vocabulary,
        learned: Mapping[tuple[str, str], float] | None = None,
    ) -> None:
        self._learned = learned or {}
        self._weights = {
            name: _weights(rules.sectors.get(name, (sector.name,)), rules.hints.get(name, ()))
            for name, sector in vocabulary.sectors.items()
        }
        self._finder = Finder({cue for weights in self._weights.values() for cue in weights})
        self._friends = Finder({cue for cues in rules.no_sectors.values() for cue in cues})
        self._no_sectors = rules.no_sectors

    def find(self, text: str, heading: str = "") -> tuple[Candidate, ...]:
        """The sectors that anything speaks for, the likeliest first."""
        found = []
        here, above = self._spoken(text), self._spoken(heading)
        for name in self._weights:
            cues = [self._cue(name, cue, 1.0) for cue in here[name]]
            cues += [self._cue(name, cue, _ASIDE) for cue in above[name] if cue not in here[name]]
            if cues:
                found.append(Candidate(name, _score(cues), tuple(cues)))
        order = {name: at for at, name in enumerate(self._weights)}
        return tuple(sorted(found, key=lambda each: (-each.score, order[each.sector])))

    def chosen(self, candidates: Iterable[Candidate]) -> tuple[str, ...]:
        """Those likely enough to be proposed, in the order of the vocabulary."""
        likely = {each.sector for each in candidates if each.score >= ENOUGH}
        return tuple(name for name in self._weights if name in likely)

    def spoke(self, sector: str, text: str) -> tuple[str, ...]:
        """The cues of ``sector`` that ``text`` has, each once, in the order of the rules."""
        return self._spoken(text)[sector]

    def _spoken(self, text: str) -> dict[str, tuple[str, ...]]:
        found = list(self._finder.find(text)) if text else []
        friends = list(self._friends.find(text)) if found else []
        return {name: self._own(name, found, friends) for name in self._weights}

    def _own(self, sector: str, found: list[Found], friends: list[Found]) -> tuple[str, ...]:
        """The cues of ``sector`` among those ``found``, outside of its false friends."""
        false = [each for each in friends if each.cue in self._no_sectors.get(sector, ())]
        spoken = {
            each.cue
            for each in found
            if not any(one.start <= each.start and each.end <= one.end for one in false)
        }
        return tuple(cue for cue in self._weights[sector] if cue in spoken)

    def cues(self) -> Iterator[tuple[str, str, float]]:
        """Every sector, cue and weight as it ships."""
        for name, weights in self._weights.items():
            yield from ((name, cue, weight) for cue, weight in weights.items())

    def _cue(self, sector: str, words: str, share: float) -> Cue:
        prior = self._weights[sector][words]
        return Cue(words, round(share * self._learned.get((sector, words), prior), 3))


def _weights(strong: Iterable[str], weak: Iterable[str]) -> dict[str, float]:
    return dict.fromkeys(weak, WEAK) | dict.fromkeys(strong, STRONG)


def _score(cues: Iterable[Cue]) -> float:
    doubt = 1.0
    for cue in cues:
        doubt *= 1 - cue.weight
    return round(1 - doubt, 3)
