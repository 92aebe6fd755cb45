"""A corrected text on top of an annotated one: a person's work stays, and moves with its paragraph.

``annotations.yaml`` is split and reassembled as text, entry by entry, so that comments and layout
are kept exactly. An entry that is still as an import proposed it is replaced by the new proposal;
any other stays as it is, and what no longer fits is reported. What a person removed stays removed.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from docgen.errors import ContentError
from docgen.ingest.earlier import EarlierImport, digest
from docgen.ingest.yamlfile import entry
from docgen.language.passages import likeness
from docgen.load import yaml
from docgen.load.entries import taken_apart
from docgen.load.paragraph_names import paragraph_named
from docgen.load.text import TextParagraph
from docgen.propose.proposal import Proposal

ALIKE = 0.6  # least likeness of two paragraphs that are the same one, corrected
_OLD = "# No longer in the text; its annotation was"

Propose = Callable[[Sequence[TextParagraph]], Sequence[Proposal]]


class Merged(NamedTuple):
    """The new ``annotations.yaml``, and what to report about it.

    ``proposed`` are the entries that are as proposed, by reference.
    """

    text: str
    proposed: dict[str, str]
    moved: tuple[str, ...]
    unfit: tuple[str, ...]


def merge(
    annotations: str,
    path: str,
    before: Sequence[TextParagraph],
    after: Sequence[TextParagraph],
    propose: Propose,
    earlier: EarlierImport,
) -> Merged:
    """``annotations`` of the paragraphs ``before``, for the paragraphs ``after``.

    Raises :class:`ContentError` if the file cannot be read as annotations, and if a person wrote
    some and ``after`` has none of the paragraphs ``before``: it is another text.
    """
    opening, entries = taken_apart(annotations, path)
    data = yaml.parse(annotations, path).data
    old = {each.ref: " ".join(each.blocks) for each in before}
    now_proposed = {each.ref: digest(entry(each)) for each in propose(before)}
    new = {each.ref: " ".join(each.blocks) for each in after}
    moves = _moves(old, new)
    moved, unfit = [], []
    placed: dict[str, str] = {}
    names: dict[str, str] = {}
    for name in entries:
        ref = paragraph_named(name, old) or name
        names[name if ref in names else ref] = name
    removed = {moves.get(ref) for ref in old if ref in earlier.digests and ref not in names}
    for ref, name in names.items():
        text = entries[name]
        target = moves.get(ref) if ref in old else (ref if ref in new else None)
        if ref in old and (earlier.untouched(ref, text) or digest(text) == now_proposed[ref]):
            continue
        if target is None or target in placed:
            unfit.append(f"{ref}: the paragraph is no longer in the text; kept as a comment")
            placed[f"\0{ref}"] = _as_comment(ref, text)
            continue
        if target != ref:
            moved.append(f"{ref} is now {target}")
        placed[target] = _renamed(text, name, target) if target != ref else text
        unfit += _changes(target, data[name], old.get(ref, ""), new[target])
    if old and placed and not moves:
        hint = "choose another --id; to begin this declaration anew, delete its folder"
        message = "the text holds none of the paragraphs that are annotated here"
        raise ContentError(message, path, hint=hint)
    gone = [text for ref, text in placed.items() if ref not in new]
    proposed = {
        each.ref: entry(each)
        for each in propose(after)
        if each.ref not in placed and each.ref not in removed
    }
    whole = [placed.get(ref) or proposed[ref] for ref in new if ref in placed or ref in proposed]
    parts = [part.strip("\n") for part in (*whole, *gone)]
    text = opening + "\n\n".join(parts) + "\n"
    same = text.split() == annotations.split()
    return Merged(annotations if same else text, proposed, tuple(moved), tuple(unfit))


def _moves(old: dict[str, str], new: dict[str, str]) -> dict[str, str]:
    """The new reference of each paragraph: by the same words first, then by likeness."""
    moves: dict[str, str] = {}
    free = dict(new)
    by_words = {words: ref for ref, words in reversed(new.items())}
    for ref, words in old.items():
        if new.get(ref) == words:
            moves[ref] = ref
            free.pop(ref)
    for ref, words in old.items():
        target = by_words.get(words)
        if ref not in moves and target is not None and target in free:
            moves[ref] = target
            free.pop(target)
    pairs = sorted(
        (
            (-likeness(words.split(), other.split(), ALIKE), ref != target, ref, target)
            for ref, words in old.items()
            if ref not in moves
            for target, other in free.items()
        ),
    )
    for unlikeness, _, ref, target in pairs:
        if -unlikeness >= ALIKE and ref not in moves and target in free:
            moves[ref] = target
            free.pop(target)
    return moves


def _changes(target: str, data: object, old: str, new: str) -> list[str]:
    if old == new:
        return []
    told = [f"{target}: the words changed; see whether its annotation still fits"] if old else []
    pledges = data.get("commitments", ()) if isinstance(data, dict) else ()
    for pledge in pledges if isinstance(pledges, list) else ():
        quote = " ".join(str(pledge.get("quote", "")).split()) if isinstance(pledge, dict) else ""
        if quote and quote not in new:
            told.append(f"{target}: no longer holds the quote “{quote}”")
    return told


def _renamed(text: str, ref: str, target: str) -> str:
    key = re.compile(rf"^([\"']?){re.escape(ref)}\1:", re.MULTILINE)
    return key.sub(f'"{target}":', text, count=1) if ref != target else text


def _as_comment(ref: str, text: str) -> str:
    lines = "\n".join(f"# {line}".rstrip() for line in text.strip("\n").splitlines())
    return f"{_OLD} {ref}:\n{lines}"
