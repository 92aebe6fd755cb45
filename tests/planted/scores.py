"""How many of the differences planted into a version a comparison finds."""

from collections.abc import Iterator, Sequence
from itertools import cycle
from typing import NamedTuple

from docgen.model import Vocabulary
from docgen.parity.comparison import compare
from docgen.parity.finding import Comparison, ParityFinding
from docgen.parity.version import version_of
from planted.kinds import KINDS
from planted.text import Changes, Text

COUNT = 60
NOBODY = Vocabulary({}, {}, {})


class Plant(NamedTuple):
    """A difference of one kind; it is in these paragraphs, by position in the file."""

    kind: str
    paragraphs: frozenset[int]
    changes: Changes


class Score(NamedTuple):
    """What became of the planted differences; ``alarms`` are findings where none was planted."""

    missed: list[Plant]
    planted: int
    alarms: list[ParityFinding]

    @property
    def rate(self) -> float:
        return 1 - len(self.missed) / self.planted


def plants(text: Text, kinds: Sequence[str] | None = None) -> list[Plant]:
    """``COUNT`` differences, of all kinds in turn, each kind in the order of the text."""
    chosen = {kind: make for kind, make in KINDS.items() if kinds is None or kind in kinds}
    queues = {kind: iter(make(text)) for kind, make in chosen.items()}
    found: list[Plant] = []
    for kind in cycle(chosen):
        if len(found) == COUNT or not queues:
            return found
        if kind in queues:
            if change := next(queues[kind], None):
                owners = frozenset(text.owner(at) for at in change)
                found.append(Plant(kind, owners, change))
            else:
                del queues[kind]
    return found


def batches(found: Sequence[Plant], most: int = 6) -> Iterator[list[Plant]]:
    """The plants in groups; no two of a group are in one paragraph or in neighbouring ones."""
    left = list(found)
    while left:
        group: list[Plant] = []
        for each in list(left):
            if len(group) < most and not any(_near(each, other) for other in group):
                group.append(each)
                left.remove(each)
        yield group


def score(name: str, languages: tuple[str, str], kinds: Sequence[str] | None = None) -> Score:
    """How many differences of these kinds, planted into the second version, are found."""
    first, second = (Text(name, each) for each in languages)
    found = plants(second, kinds)
    missed: list[Plant] = []
    alarms: list[ParityFinding] = []
    for group in batches(found):
        changes = {at: new for each in group for at, new in each.changes.items()}
        comparison = compared(first, second, changes)
        refs = _references(comparison, second, changes)
        missed += (each for each in group if not _is_found(each, comparison, refs))
        planted = {refs.get(at) for each in group for at in each.paragraphs}
        alarms += (
            each
            for pair in comparison.pairs
            if not {pair.first, pair.second} & planted
            for each in pair.findings
        )
    return Score(missed, len(found), alarms)


def compared(first: Text, second: Text, changes: Changes) -> Comparison:
    one, other = (
        version_of(words, f"text.{text.language}.md", text.language)
        for text, words in ((first, first.changed({})), (second, second.changed(changes)))
    )
    return compare(one, other, "planted", NOBODY)


def _near(one: Plant, other: Plant) -> bool:
    return any(abs(a - b) <= 3 for a in one.paragraphs for b in other.paragraphs)


def _references(comparison: Comparison, text: Text, changes: Changes) -> dict[int, str]:
    """The reference in the first version of each paragraph, which has as many paragraphs."""
    firsts = [pair.first for pair in comparison.pairs if pair.first]
    return dict(zip(text.paragraphs, firsts, strict=True))


_SUBJECTS = {
    "negation": {"negation"},
    "item": {"items"},
    "swap": {"order"},
    "party": {"party", "order"},
    "paragraph": {"paragraph"},
}
_COUNTED = {"date", "number", "reference", "order"}


def _is_found(plant: Plant, comparison: Comparison, refs: dict[int, str]) -> bool:
    wanted = {refs[at] for at in plant.paragraphs}
    subjects = _SUBJECTS.get(plant.kind, _COUNTED)
    return any(
        each.subject in subjects and wanted & {each.first.ref, pair.first}
        for pair in comparison.pairs
        for each in pair.findings
    )
