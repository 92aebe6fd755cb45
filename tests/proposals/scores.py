"""Proposals against annotations made by hand: precision and recall, by stated rules.

- sectors and parties: each of each paragraph counts once.
- commitments: a proposal is right if the words that it shares with one made by hand are at least
  half of the words of both together; each counts once.
- by: of the right ones, those with the same parties, ``all`` and groups resolved.
- weight: of the paragraphs that were weighed by hand, those with the same.
- duty: of all by hand and all proposed for a right one, those that are the same; only in texts in
  which some are by hand.
- due: of all dates by hand and all proposed for a right one, those that are the same.
- titles: of the right ones, those that are usable (:func:`usable`), and those where one of the
  others that are offered is, if not the title itself.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from docgen.due import spelled
from docgen.propose.proposal import CommitmentProposal, Proposal
from proposals.annotated_text import Annotated, Entry, Pledge

_SAME = 0.5
_EDGE = frozenset(
    re.findall(
        r"\w+",
        "a an the and or of in on at to for with by from as into through including such that which"
        " its their our between among under over towards toward this these we they",
    )
)
_VERBAL = frozenset(
    re.findall(
        r"\w+",
        "we they will shall would should is are was were be been has have had agree agreed agrees"
        " commit commits committed pledge pledged intend intends reaffirm reaffirmed",
    )
)


class Share(NamedTuple):
    """``right`` of ``all``."""

    right: int = 0
    all: int = 0

    def __add__(self, other: object) -> "Share":
        assert isinstance(other, tuple)
        return Share(self.right + other[0], self.all + other[1])

    def __str__(self) -> str:
        return f"{self.right / self.all:4.0%} ({self.right}/{self.all})" if self.all else "–"


class Scores(NamedTuple):
    """What was measured of one text or paragraph."""

    sectors_precise: Share = Share()
    sectors_found: Share = Share()
    parties_precise: Share = Share()
    parties_found: Share = Share()
    commitments_precise: Share = Share()
    commitments_found: Share = Share()
    by: Share = Share()
    due: Share = Share()
    titles: Share = Share()
    titles_offered: Share = Share()
    weights: Share = Share()
    duties: Share = Share()


class Pair(NamedTuple):
    """A proposal and the commitment by hand whose words it has, if any."""

    proposed: CommitmentProposal
    by_hand: Pledge | None


def score(
    annotated: Annotated,
    proposals: Iterable[Proposal],
    texts: Mapping[str, str],
    members: Mapping[str, Iterable[str]],
) -> Scores:
    """The scores of a text; ``members`` are the parties of each group and of ``all``."""
    scores = Scores()
    for each in proposals:
        entry = annotated.entries[each.ref]
        found = _score(entry, each, texts[each.ref], members)
        scores = Scores(*(one + other for one, other in zip(scores, found, strict=True)))
    by_hand = (one.duty for entry in annotated.entries.values() for one in entry.commitments)
    return scores if any(by_hand) else scores._replace(duties=Share())


def _score(
    entry: Entry, proposal: Proposal, text: str, members: Mapping[str, Iterable[str]]
) -> Scores:
    sectors = set(proposal.sectors) - set(entry.may)
    everyone = ["all"] if proposal.parties.all else []
    parties = {*proposal.parties.named, *proposal.parties.groups, *everyone}
    pairs = pair(entry.commitments, proposal.commitments, text)
    asked = [each for each in pairs if not (each.by_hand and each.by_hand.may)]
    right = [(each.proposed, each.by_hand) for each in asked if each.by_hand]
    wanted = [each for each in entry.commitments if not each.may]
    with_by = [(one, hand) for one, hand in right if hand.by]
    return Scores(
        Share(len(sectors & set(entry.sectors)), len(sectors)),
        Share(len(sectors & set(entry.sectors)), len(entry.sectors)),
        Share(len(parties & set(entry.parties)), len(parties)),
        Share(len(parties & set(entry.parties)), len(entry.parties)),
        Share(len(right), len(asked)),
        Share(len(right), len(wanted)),
        Share(
            sum(_whom(one.by, members) == _whom(hand.by, members) for one, hand in with_by),
            len(with_by),
        ),
        Share(
            sum(_due(one) == str(hand.due) for one, hand in right if hand.due),
            sum(bool(hand.due) for hand in wanted)
            + sum(bool(one.due) and not hand.due for one, hand in right),
        ),
        Share(sum(usable(one.what, hand.what, one.quote) for one, hand in right), len(right)),
        Share(sum(bool(usable_of(one, hand)) for one, hand in right), len(right)),
        Share(proposal.weight == entry.weight, 1) if entry.weight else Share(),
        Share(
            sum(one.duty == hand.duty for one, hand in right if hand.duty),
            sum(bool(hand.duty or one.duty) for one, hand in right),
        ),
    )


def pair(
    by_hand: Sequence[Pledge], proposed: Sequence[CommitmentProposal], text: str
) -> list[Pair]:
    """Each proposal with the commitment by hand that it is most alike, each of those once."""
    spans = [_words(text, *each.span(text)) for each in by_hand]
    offered = []
    after = 0
    for each in proposed:
        start = text.find(each.quote, after)
        start = text.index(each.quote) if start < 0 else start
        after = start + 1
        offered.append(_words(text, start, start + len(each.quote)))
    likeness = sorted(
        (-len(one & other) / len(one | other), at, index)
        for at, one in enumerate(offered)
        for index, other in enumerate(spans)
        if one & other
    )
    chosen: dict[int, int] = {}
    for unlike, at, index in likeness:
        if -unlike >= _SAME and at not in chosen and index not in chosen.values():
            chosen[at] = index
    return [
        Pair(each, by_hand[chosen[at]] if at in chosen else None)
        for at, each in enumerate(proposed)
    ]


def usable_of(one: CommitmentProposal, by_hand: Pledge) -> str:
    """The first title that is proposed or offered and usable; empty if there is none."""
    offered = (one.what, *one.others)
    return next((each for each in offered if usable(each, by_hand.what, one.quote)), "")


def usable(title: str, by_hand: str, quote: str) -> bool:
    """Whether a desk could leave a proposed title as it is.

    It is the one by hand, or it is two to eight words, not cut, no pronoun and no verb of agreeing;
    neither first nor last word is one that only joins others; brackets closed; no "between"
    without "and"; the text goes on with no "and" or "or" where the title ends; and it has two of
    the words that a person has chosen, or half of them if those are fewer than four (the first
    five letters of each count).
    """
    if title == by_hand:
        return True
    words = re.findall(r"[\w’'-]+", title)
    small = [word.casefold() for word in words]
    if not 2 <= len(title.split()) <= 8 or "…" in title or title.count("(") != title.count(")"):
        return False
    if small[0] in _EDGE - {"the"} or small[-1] in _EDGE or _VERBAL & set(small):
        return False
    if not (title[0].isupper() or title[0].isdigit()):
        return False
    if ({"between", "among"} & set(small) and "and" not in small) or _cut(title, quote):
        return False
    own, wanted = _stems(title), _stems(by_hand)
    return len(own & wanted) >= min(2, -(-len(wanted) // 2))


def _cut(title: str, quote: str) -> bool:
    """Whether the ``quote`` goes on with "and" or "or" where the last words of a title are."""
    end = " ".join(title.removesuffix(" (proposed)").split()[-2:])
    return bool(re.search(rf"{re.escape(end)}\s+(?:and|or)\b", quote, re.IGNORECASE))


def _stems(title: str) -> set[str]:
    words = re.findall(r"[^\W_]+", title.casefold())
    return {word[:5] for word in words if word not in _EDGE and len(word) > 1}


def _whom(by: Iterable[str], members: Mapping[str, Iterable[str]]) -> set[str]:
    return {code for each in by for code in members.get(each, (each,))}


def _due(proposed: CommitmentProposal) -> str:
    return spelled(proposed.due) if proposed.due else ""


def _words(text: str, start: int, end: int) -> set[int]:
    """The places of the words of ``text[start:end]``."""
    return {match.start() for match in re.finditer(r"\w+", text) if start <= match.start() < end}


def rows(name: str, scores: Scores) -> Iterator[str]:
    """The scores of a text, a line each."""
    yield name
    for what, precise, found in (
        ("sectors", scores.sectors_precise, scores.sectors_found),
        ("parties", scores.parties_precise, scores.parties_found),
        ("commitments", scores.commitments_precise, scores.commitments_found),
    ):
        yield f"  {what:<12} {precise} precise, {found} found"
    yield f"  by whom      {scores.by}"
    yield f"  due          {scores.due}"
    yield f"  weight       {scores.weights}"
    yield f"  duty         {scores.duties}"
    yield f"  titles       {scores.titles} usable, {scores.titles_offered} with the others offered"
