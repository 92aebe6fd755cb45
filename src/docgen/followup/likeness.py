"""Commitments of other declarations that read like one: links for a person to judge."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from docgen.commitment import Commitment, LinkKind
from docgen.model import Declaration, Head

# Shares of the weight of their words that two commitments have in common (Dice's coefficient).
# Between two real texts of 30 commitments each, 4 reached 0.25, of which 3 were apt; below it most
# were not. Between two others, on which it was not set, 1 of 4 was apt.
_REPEATS = 0.6
_FOLLOWS = 0.25
_WORD = re.compile(r"[^\W\d_]{3,}")
_STEM = 6  # letters: renewable and renewables, energy and energetic
_LEAST = 2  # words in common: one alone may be anything, such as the name of a place
_SHOWN = 5  # words that speak for a proposal
# A word in more commitments than that says nothing: a share of all, or as many in a small project.
_COMMON, _FEW = 0.05, 10


class LinkProposal(Struct, frozen=True):
    """That a commitment may repeat or follow from one of an earlier declaration."""

    commitment: str
    """DECLARATION/ID of the later one."""
    what: str
    """Its title."""
    kind: LinkKind
    """Repeats, if they have most of their words in common; else follows."""
    target: str
    """DECLARATION/ID of the earlier one."""
    target_what: str
    """The title of that one."""
    likeness: float
    """From 0 to 1: how much of the weight of their words they share."""
    why: tuple[str, ...]
    """The words that both have, the rarest first."""


class _Followed(NamedTuple):
    """A commitment on file, with the beginnings of its words and one word for each."""

    head: Head
    commitment: Commitment
    words: Mapping[str, str]

    @property
    def id(self) -> str:
        return f"{self.head.id}/{self.commitment.id}"


def proposed_links(declarations: Iterable[Declaration]) -> list[LinkProposal]:
    """Links from later to earlier of the ``declarations``, each with what speaks for it.

    Of each commitment, to the one of each earlier declaration that is most like it, if the two
    declarations share a party. A word counts by how rare it is among all commitments on file, and
    one alone is not enough.
    Links that are recorded, and those a person has refused (``unrelated``), are not proposed. The
    most alike come first.
    """
    followed = [
        _Followed(each.head, one, _words(one))
        for each in declarations
        for paragraph in each.paragraphs
        for one in paragraph.annotation.commitments
    ]
    search = _Search(followed)
    found = [proposal for each in followed for proposal in search.proposals(each)]
    return sorted(found, key=lambda each: (-each.likeness, each.commitment, each.target))


class _Search:
    """Finds what is like a commitment among ``followed``."""

    def __init__(self, followed: Sequence[_Followed]) -> None:
        counts = Counter(word for each in followed for word in each.words)
        most = max(_FEW, _COMMON * len(followed))
        self._weights = {
            word: math.log(len(followed) / count) + 1
            for word, count in counts.items()
            if count <= most
        }
        self._having: defaultdict[str, list[_Followed]] = defaultdict(list)
        for each in followed:
            for word in each.words:
                if word in self._weights and counts[word] > 1:
                    self._having[word].append(each)
        self._totals = {each.id: self._total(each.words) for each in followed}

    def proposals(self, later: _Followed) -> Iterator[LinkProposal]:
        """The best link from ``later`` to each earlier declaration, if any is good."""
        best: dict[str, tuple[float, _Followed]] = {}
        for other, shared in self._sharing(later):
            whole = self._totals[later.id] + self._totals[other.id]
            likeness = round(2 * shared / whole, 2)
            if likeness >= _FOLLOWS and likeness > best.get(other.head.id, (0.0, other))[0]:
                best[other.head.id] = likeness, other
        for likeness, other in best.values():
            if not _is_decided(later.commitment, other.id):
                yield self._proposal(later, other, likeness)

    def _sharing(self, later: _Followed) -> Iterable[tuple[_Followed, float]]:
        """The commitments of earlier declarations, with the weight of the words that they share."""
        parties = {each.party for each in later.head.participants}
        shared: defaultdict[str, list[float]] = defaultdict(list)
        others: dict[str, _Followed] = {}
        for word in later.words:
            for other in self._having[word]:
                if other.head.date < later.head.date:
                    shared[other.id].append(self._weights[word])
                    others[other.id] = other
        for name, weights in shared.items():
            members = {each.party for each in others[name].head.participants}
            if len(weights) >= _LEAST and not parties.isdisjoint(members):
                yield others[name], sum(weights)

    def _proposal(self, later: _Followed, other: _Followed, likeness: float) -> LinkProposal:
        common = (word for word in later.words if word in other.words and word in self._weights)
        rarest = sorted(common, key=lambda word: (-self._weights[word], word))
        return LinkProposal(
            commitment=later.id,
            what=later.commitment.what,
            kind="repeats" if likeness >= _REPEATS else "follows",
            target=other.id,
            target_what=other.commitment.what,
            likeness=likeness,
            why=tuple(later.words[word] for word in rarest[:_SHOWN]),
        )

    def _total(self, words: Iterable[str]) -> float:
        return sum(self._weights.get(word, 0.0) for word in words)


def _words(commitment: Commitment) -> dict[str, str]:
    """The words of a commitment, by their beginnings."""
    said = _WORD.findall(f"{commitment.what} {commitment.quote}".casefold())
    return {word[:_STEM]: word for word in reversed(said)}


def _is_decided(commitment: Commitment, target: str) -> bool:
    return target in commitment.unrelated or any(each.target == target for each in commitment.links)
