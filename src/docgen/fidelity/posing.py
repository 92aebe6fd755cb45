"""Text of ours that a reader could take for the reference of a quotation beside it.

References come from the templates' macros and are compared with the view. What else looks like one,
by the words in which the document prints its references, must not be beside another paragraph's
words.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from docgen.errors import FidelityError
from docgen.fidelity.quotations import named
from docgen.fidelity.spans import TextSpan, plain

_SIGNS = ("¶", "§")
_AROUND_ALL = 2  # elements around everything: <html> and <body>
_EDGES = " ()[]·:;,.–—-"


class _Cited(NamedTuple):
    """A quotation, and the paragraphs that its reference names."""

    quotation: TextSpan
    names: Collection[str]


def prove_no_posing(
    pieces: Sequence[TextSpan],
    ties: Iterable[tuple[int, int]],
    refs: re.Pattern[str],
    known: Collection[str],
) -> None:
    """Raise :class:`FidelityError` if text of ours beside a quotation cites another paragraph.

    ``ties`` are the quotations of ``pieces`` with their references, by number; ``refs`` finds the
    names of paragraphs, ``known`` has those of the view. In the block around both no text of ours
    may contain the form of a reference; next to a quotation none may be one, not even a bare number
    that is ``known``.
    """
    forms = _Forms(pieces, refs, known)
    quotations = {each.number: each for each in pieces if each.kind == "quotation"}
    references = {each.number: each for each in pieces if each.kind == "reference"}
    blocks: dict[int, _Cited] = {}
    cited: dict[int, _Cited] = {}
    for number, its in ties:
        quotation, reference = quotations[number], references[its]
        cited[number] = _Cited(quotation, named(refs, reference.text))
        around = _common(quotation.path, reference.path)
        if len(around) > _AROUND_ALL:
            blocks[around[-1]] = cited[number]
    said = [each for each in pieces if each.text and not each.text.isspace()]
    for piece in said:
        if piece.kind == "other":
            block = next((each for each in reversed(piece.path) if each in blocks), None)
            if block is not None:
                _prove(piece, forms.within(piece.text), blocks[block])
    for one, other in [*pairwise(said), *pairwise(reversed(said))]:
        if one.number in cited and one.kind == "quotation" and other.kind == "other":
            _prove(other, forms.whole(other.text), cited[one.number])


class _Forms:
    """How a document prints references: a number, after such words as “para.”."""

    def __init__(
        self, pieces: Iterable[TextSpan], refs: re.Pattern[str], known: Collection[str]
    ) -> None:
        self._known = known
        printed = (plain(each.text) for each in pieces if each.kind == "reference")
        labels = {text[: found.start()].strip() for text in printed if (found := refs.search(text))}
        words = "|".join(map(re.escape, sorted({*labels, *_SIGNS} - {""}, key=len, reverse=True)))
        self._labelled = _labelled(words, refs.pattern)

    def within(self, text: str) -> Sequence[str]:
        """The paragraphs that are named in ``text`` as references name them."""
        return _named(self._labelled, text)

    def whole(self, text: str) -> Iterator[str]:
        """The paragraph, if ``text`` is nothing else."""
        edges = plain(text).strip(_EDGES)
        if found := self._labelled.fullmatch(edges):
            yield found[1]
        elif edges in self._known:
            yield edges


@lru_cache(maxsize=32)
def _labelled(words: str, references: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words}) ?({references})", re.IGNORECASE)


@lru_cache(maxsize=4096)  # much of what a document says itself, others say too
def _named(labelled: re.Pattern[str], text: str) -> Sequence[str]:
    return tuple(found[1] for found in labelled.finditer(plain(text)))


def _common(one: Sequence[int], other: Sequence[int]) -> Sequence[int]:
    count = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    return one[:count] if count is not None else one[: min(len(one), len(other))]


def _prove(piece: TextSpan, names: Iterable[str], cited: _Cited) -> None:
    own = {each.lstrip("¶") for each in cited.names}
    for name in names:
        if name.lstrip("¶") not in own:
            where = f"{cited.quotation.place}: " if cited.quotation.place else ""
            words = plain(piece.text)
            raise FidelityError(
                f"{where}prints “{words[:60]}” beside words of paragraph"
                f" {' and '.join(cited.names)}, as if it were their reference: references are made"
                " by the macro 'ref' alone"
            )
