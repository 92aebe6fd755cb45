"""What a person decides about one paragraph, and what it makes of the paragraph's annotation.

Each decision confirms what it is about. A value that is left out stays as proposed: so a decision
without values accepts, one with values edits.
"""

from collections.abc import Mapping
from typing import Any, Literal

from msgspec import UNSET, Struct, UnsetType

from docgen.characters import joined_without_blank
from docgen.commitment import Kind, Stage
from docgen.errors import UsageError
from docgen.load.annotations import Part
from docgen.model import Mentions

PARTS: tuple[Part, ...] = ("summary", "sectors", "parties")
# The order in which the keys of an entry, and of a commitment, are written.
_KEYS = (
    *("proposed", "summary", "message", "sectors", "parties", "weight", "commitments"),
    *("what", "quote", "kind", "by", "due", "place", "stage", "duty", "sectors"),
)
_USUAL = 2  # the weight of an entry that names none
_NEW = {"summary": "", "sectors": [], "parties": {}}

Entry = Mapping[str, Any]


class SummaryDecision(Struct, frozen=True, tag="summary", forbid_unknown_fields=True):
    """The summary as proposed, or another, empty for none; and how much the paragraph weighs."""

    paragraph: str
    summary: str | None = None
    weight: Literal[1, 2, 3] | None = None


class SectorsDecision(Struct, frozen=True, tag="sectors", forbid_unknown_fields=True):
    """The sectors as proposed, or others; what a commitment has of those taken away goes too."""

    paragraph: str
    sectors: tuple[str, ...] | None = None


class PartiesDecision(Struct, frozen=True, tag="parties", forbid_unknown_fields=True):
    """The parties as proposed, or others."""

    paragraph: str
    parties: Mentions | None = None


class CommitmentDecision(Struct, frozen=True, tag="commitment", forbid_unknown_fields=True):
    """A commitment as proposed, with other values, or (``drop``) not at all.

    ``number`` counts from 1 in the file; one more than there are adds one. ``words`` are the
    characters of the paragraph from the first number up to the second, counted from 0: a quote is
    chosen, never typed. ``due``, ``place``, ``stage`` and ``duty`` are empty, and ``sectors``
    null, to take them away.
    """

    paragraph: str
    number: int
    drop: bool = False
    what: str | UnsetType = UNSET
    words: tuple[int, int] | UnsetType = UNSET
    kind: Kind | UnsetType = UNSET
    by: tuple[str, ...] | UnsetType = UNSET
    due: str | UnsetType = UNSET
    place: str | UnsetType = UNSET
    stage: Stage | Literal[""] | UnsetType = UNSET
    duty: tuple[str, ...] | UnsetType = UNSET
    sectors: tuple[str, ...] | UnsetType | None = UNSET


class ParagraphDecision(Struct, frozen=True, tag="paragraph", forbid_unknown_fields=True):
    """All that is proposed for a paragraph, as it is."""

    paragraph: str


Decision = (
    SummaryDecision | SectorsDecision | PartiesDecision | CommitmentDecision | ParagraphDecision
)


def unconfirmed(entry: Entry) -> tuple[Part, ...]:
    """The parts of ``entry`` that nobody has confirmed, apart from its commitments."""
    mark = entry.get("proposed", False)
    if isinstance(mark, bool):
        return PARTS if mark else ()
    return tuple(part for part in PARTS if part in mark)


def decided(entry: Entry, decision: Decision, words: str) -> dict[str, Any]:
    """The annotation ``entry`` after ``decision``; ``words`` are those of its paragraph.

    Raises :class:`UsageError` for a commitment that does not exist, or words outside the paragraph.
    """
    new = dict(entry) or dict(_NEW)
    match decision:
        case ParagraphDecision():
            new["commitments"] = [_confirmed(each) for each in new.get("commitments", ())]
            _confirm(new, *PARTS)
        case SummaryDecision():
            _summarise(new, decision)
        case PartiesDecision(parties=parties):
            if parties is not None:
                new["parties"] = _mentions(parties)
            _confirm(new, "parties")
        case SectorsDecision(sectors=sectors):
            if sectors is not None:
                new["sectors"] = list(dict.fromkeys(sectors))
                pledges = new.get("commitments", ())
                new["commitments"] = [_within(each, sectors) for each in pledges]
            _confirm(new, "sectors")
        case CommitmentDecision():
            new["commitments"] = _commitments(new.get("commitments", ()), decision, words)
    if not new.get("commitments") and "commitments" not in entry:
        new.pop("commitments", None)
    elif not new["commitments"] and entry.get("commitments"):
        del new["commitments"]
    return _in_order(new, tuple(entry))


def _summarise(entry: dict[str, Any], decision: SummaryDecision) -> None:
    if decision.summary is not None:
        entry["summary"] = " ".join(decision.summary.split())
    if decision.weight == _USUAL:
        entry.pop("weight", None)
    elif decision.weight:
        entry["weight"] = decision.weight
    _confirm(entry, "summary")


def _confirm(entry: dict[str, Any], *parts: Part) -> None:
    left = [part for part in unconfirmed(entry) if part not in parts]
    if left:
        entry["proposed"] = left
    else:
        entry.pop("proposed", None)


def _commitments(pledges: Any, decision: CommitmentDecision, words: str) -> list[Entry]:
    new = list(pledges)
    if not 0 < decision.number <= len(new) + 1 - decision.drop:
        there = f"it has {len(new)}" if new else "it has none"
        raise UsageError(
            f"paragraph {decision.paragraph} has no commitment {decision.number}", hint=there
        )
    if decision.drop:
        del new[decision.number - 1]
        return new
    added = decision.number > len(new)
    old: Entry = {} if added else new[decision.number - 1]
    pledge = _pledge(old, decision, words)
    if added and (missing := [key for key in ("what", "quote", "kind", "by") if key not in pledge]):
        named = ", ".join("words" if key == "quote" else key for key in missing)
        raise UsageError(f"a new commitment needs {named}")
    return [*new[: decision.number - 1], pledge, *new[decision.number :]]


def _pledge(old: Entry, decision: CommitmentDecision, words: str) -> Entry:
    new = dict(_confirmed(old))
    for key in ("what", "kind", "by", "due", "place", "stage", "duty", "sectors"):
        value = getattr(decision, key)
        if value is UNSET:
            continue
        if value or key == "by":
            new[key] = list(value) if isinstance(value, tuple) else " ".join(value.split())
        else:
            new.pop(key, None)
    if isinstance(due := new.get("due"), str) and due.isdecimal():
        new["due"] = int(due)
    if decision.words is not UNSET:
        start, end = decision.words
        quote = _whole_words(words, start, end) if 0 <= start < end <= len(words) else ""
        if not quote:
            raise UsageError(
                f"no words from {start} to {end} in paragraph {decision.paragraph}",
                hint=f"it has {len(words)} characters",
            )
        new["quote"] = quote
    return _in_order(new, tuple(old))


def _whole_words(text: str, start: int, end: int) -> str:
    """``text[start:end]`` without blanks around it, and with the words whole that it begins in."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    while 0 < start < end and _joined(text[start - 1], text[start]):
        start -= 1
    while start < end < len(text) and _joined(text[end - 1], text[end]):
        end += 1
    return text[start:end]


def _joined(left: str, right: str) -> bool:
    return left.isalnum() and right.isalnum() and not joined_without_blank(left, right)


def _confirmed(pledge: Entry) -> Entry:
    return {key: value for key, value in pledge.items() if key != "proposed"}


def _within(pledge: Entry, sectors: tuple[str, ...]) -> Entry:
    """``pledge`` with no sector but those of its paragraph; with all of them, if it keeps none."""
    if pledge.get("sectors") is None:
        return pledge
    new = dict(pledge)
    new["sectors"] = [each for each in pledge["sectors"] if each in sectors]
    if not new["sectors"]:
        del new["sectors"]
    return new


def _mentions(parties: Mentions) -> dict[str, Any]:
    said: dict[str, Any] = {"named": list(parties.named), "groups": list(parties.groups)}
    return {key: value for key, value in (said | {"all": parties.all}).items() if value}


def _in_order(data: Entry, before: tuple[str, ...]) -> dict[str, Any]:
    """``data`` with the keys of ``before`` as they were, and a new one where it is usual."""
    names = [name for name in before if name in data]
    for name in data:
        if name not in names:
            place = _KEYS.index(name)
            ahead = [at for at, each in enumerate(names) if _place(each) < place]
            names.insert(ahead[-1] + 1 if ahead else 0, name)
    return {name: data[name] for name in names}


def _place(name: str) -> int:
    return _KEYS.index(name) if name in _KEYS else len(_KEYS)
