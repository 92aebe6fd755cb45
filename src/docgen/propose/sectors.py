"""Sectors of a paragraph, each with a score and the cues that spoke for it.

A cue speaks with the share of paragraphs in which it was right (``weights``); several that speak
for one sector add up as independent witnesses do. The heading above speaks at half strength, and so
does a sector's name. A cue within a false friend ("business environment") does not speak.
"""

from collections.abc import Iterable, Iterator, Mapping

from docgen.cues.rules import Rules, pattern
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
        self._cues = {name: pattern(weights) for name, weights in self._weights.items()}
        self._friends = {name: pattern(cues) for name, cues in rules.no_sectors.items()}
        self._by_words = {
            name: [(pattern([cue]), cue) for cue in weights]
            for name, weights in self._weights.items()
        }

    def find(self, text: str, heading: str = "") -> tuple[Candidate, ...]:
        """The sectors that anything speaks for, the likeliest first."""
        found = []
        for name in self._weights:
            cues = [self._cue(name, cue, 1.0) for cue in self.spoke(name, text)]
            here = {cue.words for cue in cues}
            above = self.spoke(name, heading) if heading else ()
            cues += [self._cue(name, each, _ASIDE) for each in above if each not in here]
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
        friends = self._friends.get(sector)
        plain = friends.sub(lambda match: "\0" * len(match[0]), text) if friends else text
        if not self._cues[sector].search(plain):
            return ()
        return tuple(cue for found, cue in self._by_words[sector] if found.search(plain))

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
