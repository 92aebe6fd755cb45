"""Compares the pieces of a finished file with the view: what is quoted, and from which paragraph.

A quotation must be, whole and word for word, a heading, one or more blocks, or a commitment's
quote, of the paragraph that it cites: if it were cut short, the word cut off could be "not". It
cites the nearest reference in the smallest element that contains both (a paragraph, a table row, a
block of the page). If that element contains several, all its quotations cite the reference before
them, or all the one after.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from docgen.characters import name_of
from docgen.errors import FidelityError
from docgen.fidelity.spans import TextSpan, plain
from docgen.language.passages import nearest_text
from docgen.view import View

_REFERENCE = r"¶?\d+(?:\.\d+)*(?:\([^\W\d_]{1,5}\))*"
_ROOT = 0  # the element that all others are in
_AROUND = 40  # characters of a passage shown on both sides of a difference


class _Run(NamedTuple):
    """Adjacent pieces of quotation; ``start`` is the index of the first among all pieces."""

    start: int
    pieces: Sequence[TextSpan]

    @property
    def text(self) -> str:
        if len(self.pieces) == 1:
            return plain(self.pieces[0].text)
        lines = groupby(self.pieces, key=lambda piece: piece.path)
        return plain(" ".join("".join(piece.text for piece in line) for _, line in lines))


_Wrong = tuple[_Run, Sequence[str]]  # and the references that it cites


def prove_quotations(pieces: Sequence[TextSpan], view: View) -> list[tuple[int, int]]:
    """Raise :class:`FidelityError` if a quotation differs from the text of ``view``.

    It shows both. Returns the number of each quotation that has one reference alone, with that of
    this.
    """
    texts, refs, headings = _texts(view), references(view), _headings(view)
    citations = _Citations(pieces, refs)
    runs = [part for run in _runs(pieces) for part in _without_headings(run, headings)]
    problems = [*_of_references(pieces, refs, texts), *_of_quotations(runs, citations, texts)]
    if problems:
        more = f"; {len(problems) - 1} more like it" if len(problems) > 1 else ""
        raise FidelityError(problems[0] + more)
    return [
        (piece.number, pieces[alone].number)
        for run in runs
        if (alone := citations.alone(run)) is not None
        for piece in run.pieces
    ]


def references(view: View) -> re.Pattern[str]:
    """Finds the names of paragraphs, those of ``view`` and what looks like one."""
    return _pattern(tuple(dict.fromkeys(each.ref for each in view.passages)))


@lru_cache(maxsize=4096)
def named(refs: re.Pattern[str], text: str) -> tuple[str, ...]:
    """The paragraphs that ``text`` names, which are found by ``refs``."""
    return tuple(refs.findall(plain(text)))


@lru_cache(maxsize=32)
def _pattern(known: tuple[str, ...]) -> re.Pattern[str]:
    """References: those in ``known`` (such as ``Annex I, 1``), and anything that looks like one."""
    names = sorted(map(re.escape, known), key=len, reverse=True)
    return re.compile(
        "|".join([*(rf"(?<![A-Za-z]){name}(?![0-9A-Za-z(（]|\.\d)" for name in names), _REFERENCE])
    )


def _texts(view: View) -> dict[str, list[str]]:
    """What may be quoted, whole, from each paragraph."""
    texts = {
        each.ref: [*_stretches(each.blocks), *map(plain, each.naming)] for each in view.passages
    }
    for each in view.commitments:
        if plain(each.quote) in texts[each.ref][0]:
            texts[each.ref].append(plain(each.quote))
    return texts


def _stretches(blocks: tuple[str, ...]) -> list[str]:
    """All runs of ``blocks``, the longest first."""
    count = len(blocks)
    return [
        plain(" ".join(blocks[start : start + size]))
        for size in range(count, 0, -1)
        for start in range(count - size + 1)
    ]


def _headings(view: View) -> set[str]:
    return {plain(each.heading) for each in view.passages if each.heading}


def _of_references(
    pieces: Iterable[TextSpan], refs: re.Pattern[str], known: Mapping[str, object]
) -> Iterator[str]:
    for piece in pieces:
        if piece.kind == "reference":
            for ref in named(refs, piece.text):
                if ref not in known:
                    where = f" ({piece.place})" if piece.place else ""
                    yield f"cites paragraph {ref}, which does not exist{where}"


def _of_quotations(
    runs: Iterable[_Run], citations: "_Citations", texts: Mapping[str, list[str]]
) -> Iterator[str]:
    """What is wrong, if the quotations of one element all cite the same side."""
    sides: dict[int | None, tuple[list[_Wrong], list[_Wrong]]] = {}
    for run in runs:
        owner, cited = citations.of(run)
        for names, wrong in zip(cited, sides.setdefault(owner, ([], [])), strict=True):
            if not _says(run, [text for ref in names for text in texts.get(ref, ())]):
                wrong.append((run, names))
    for either in sides.values():
        for run, names in min(either, key=len):
            yield _difference(run, names, texts)


def _runs(pieces: Sequence[TextSpan]) -> Iterator[_Run]:
    at = 0
    for kind, group in groupby(pieces, key=lambda piece: piece.kind):
        run = _Run(at, list(group))
        at += len(run.pieces)
        if kind == "quotation":
            yield run


def _without_headings(run: _Run, headings: set[str]) -> Iterator[_Run]:
    """``run`` without headings at its beginning and end; nothing if it is a heading."""
    start, pieces = run
    if not headings:
        yield run
        return
    for size in range(1, len(pieces) + 1):
        if _Run(start, pieces[:size]).text in headings:
            start, pieces = start + size, pieces[size:]
            break
    for size in range(1, len(pieces) + 1):
        if _Run(start, pieces[-size:]).text in headings:
            pieces = pieces[:-size]
            break
    if pieces:
        yield _Run(start, pieces)


class _Citations:
    """Finds what a quotation cites.

    A reference belongs to the smallest element around it that contains a quotation; a quotation
    looks for one in the elements around it, the smallest first.
    """

    def __init__(self, pieces: Sequence[TextSpan], refs: re.Pattern[str]) -> None:
        quoting = Counter(
            element
            for piece in pieces
            if piece.kind == "quotation"
            for element in (_ROOT, *piece.path)
        )
        self._owned: dict[int, list[tuple[int, Sequence[str]]]] = {}
        for index, piece in enumerate(pieces):
            if piece.kind == "reference" and (names := named(refs, piece.text)):
                owner = next((each for each in reversed(piece.path) if quoting[each]), _ROOT)
                self._owned.setdefault(owner, []).append((index, names))

    def of(self, run: _Run) -> tuple[int | None, tuple[Sequence[str], Sequence[str]]]:
        """The element that says what ``run`` cites, and the references before and after it."""
        owner = self._owner(run)
        if owner is None:
            return None, ((), ())
        owned = self._owned[owner]
        if len(owned) == 1:
            return owner, (owned[0][1], owned[0][1])
        before = [refs for index, refs in owned if index < run.start]
        after = [refs for index, refs in owned if index > run.start]
        return owner, (before[-1] if before else (), after[0] if after else ())

    def alone(self, run: _Run) -> int | None:
        """Which of the pieces is the reference of ``run``, if no other could be."""
        owned = self._owned.get(self._owner(run) or 0, [])
        return owned[0][0] if len(owned) == 1 else None

    def _owner(self, run: _Run) -> int | None:
        """The element that says what ``run`` cites."""
        ends = {run.pieces[0].path, run.pieces[-1].path}  # two, where a page ends within it
        found = [each for path in ends for each in self._around(path)]
        return min(found)[1] if found else None

    def _around(self, path: tuple[int, ...]) -> Iterator[tuple[int, int]]:
        for climbed, element in enumerate((*reversed(path), _ROOT)):
            if element in self._owned:
                yield climbed, element
                return


def _says(run: _Run, texts: Collection[str]) -> bool:
    """Whether ``run`` is one of ``texts``; line ends may be blanks or nothing."""
    if run.text in texts:
        return True
    lines = re.compile(" ?".join(re.escape(plain(piece.text)) for piece in run.pieces))
    return any(lines.fullmatch(text) for text in texts)


def _difference(run: _Run, cited: Sequence[str], texts: Mapping[str, list[str]]) -> str:
    """What is wrong with ``run``, next to the words that were probably meant."""
    where = f" ({run.pieces[0].place})" if run.pieces[0].place else ""
    if not cited:
        return f"quotes “{_cut(run.text)}” and cites no paragraph{where}"
    known = [text for ref in cited for text in texts.get(ref, ())]
    if not known:
        return f"quotes “{_cut(run.text)}” as of paragraph {' or '.join(cited)}{where}"
    meant = nearest_text(run.text, known)
    at = next(
        (index for index, (a, b) in enumerate(zip(run.text, meant, strict=False)) if a != b),
        min(len(run.text), len(meant)),
    )
    return (
        f"quotes “{_cut(run.text, at)}” as of paragraph {' or '.join(cited)}{where},"
        f" which says “{_cut(meant, at)}”{_look_alike(run.text[at : at + 1], meant[at : at + 1])}"
    )


def _look_alike(found: str, meant: str) -> str:
    """The names of two characters that a reader of a message may not tell apart."""
    if all(each.isascii() and each.isprintable() for each in (found, meant)):
        return ""
    names = [name_of(each) if each else "the end" for each in (found, meant)]
    return f" ({names[0]} for {names[1]})"


def _cut(text: str, at: int = 0) -> str:
    """``text`` shortened around index ``at``."""
    start, end = max(0, at - _AROUND), at + _AROUND
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
