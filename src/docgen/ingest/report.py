"""What an import came to: what was found, what was left out, what to look at, and the verdict."""

import re
import textwrap
from collections.abc import Iterable, Iterator

from msgspec import Struct

from docgen.errors import counted
from docgen.ingest.drafting import Draft
from docgen.ingest.yaml_text import scalar
from docgen.language.states import NewParty
from docgen.readers.issued import Cut

_WIDTH = 96
_KEPT = ("number", "letter", "title", "date and place")


class ImportReport(Struct, frozen=True):
    """An import: its draft, and what became of the files of the folder.

    ``unknown`` are entries for the parties that ``parties.yaml`` lacks; ``proposed`` are the
    paragraphs for which ``annotations.yaml`` has proposals of this import.
    """

    name: str
    file: str
    draft: Draft
    unknown: tuple[NewParty, ...]
    files: tuple[str, ...]
    kept: tuple[str, ...]
    moved: tuple[str, ...]
    unfit: tuple[str, ...]
    proposed: frozenset[str]
    written: bool

    def lines(self) -> Iterator[str]:
        """The report, line by line."""
        draft = self.draft
        digest = draft.digest[:12]
        yield f"{self.name}, from {self.file} (sha256 {digest}…), language {draft.language}"
        yield ""
        yield from self._head()
        yield from _entry("text", _counts(draft))
        yield from _entry("proposed", self._proposals())
        yield from self._left_out()
        yield from _listed("look at", self.doubts())
        yield from self._new_parties()
        yield from _listed("moved", self.moved)
        yield from _listed("no longer fits", self.unfit)
        yield ""
        verb = "written" if self.written else "not written"
        yield f"{verb}: {', '.join(self.files)}"
        if self.kept:
            yield f"kept, but for what is listed above: {', '.join(self.kept)}"
        yield f"verdict: {self.verdict()}"

    def verdict(self) -> str:
        """Proven, or how many places to look at. (What is refused makes no report.)"""
        count = len(self.doubts())
        if not count:
            return "proven: every character is accounted for, and the structure is certain"
        return f"look at {counted(count, 'place')}; every character is accounted for"

    def doubts(self) -> tuple[str, ...]:
        """What could be otherwise than it was read, each with its place and reason."""
        draft = self.draft
        cuts = (
            f"{cut.place}: “{cut.words}” was read as {cut.why}; see whether it is"
            for cut in draft.cuts
            if not cut.sure
        )
        return (*draft.found.unsure, *draft.remarks, *cuts, *self.unfit)

    def _head(self) -> Iterator[str]:
        found = self.draft.found
        for name in ("title", "date", "place", "occasion"):
            yield from _entry(name, str(getattr(found, name) or "NOT FOUND: a gap to fill"))
        said = [
            f"{each.party} ({each.representative})" if each.representative else each.party
            for each in found.parties
        ]
        yield from _entry("parties", ", ".join(said) or "NOT FOUND: a gap to fill")

    def _left_out(self) -> Iterator[str]:
        whys: dict[str, list[Cut]] = {}
        for cut in self.draft.cuts:
            if cut.why not in _KEPT:
                whys.setdefault(
                    re.sub(r"^(footnote(?! mark)|hyphen of) \S+$", r"\1", cut.why), []
                ).append(cut)
        for number, (why, cuts) in enumerate(whys.items()):
            where = ", ".join(
                f"{cut.place} “{cut.words}”" + (f" → “{cut.written}”" if cut.written else "")
                for cut in cuts
            )
            yield from _entry("left out" if not number else "", f"{len(cuts)} × {why}: {where}")

    def _proposals(self) -> str:
        found = [each for each in self.draft.proposals if each.ref in self.proposed]
        pledges = [pledge for each in found for pledge in each.commitments]
        dated = sum(pledge.due is not None for pledge in pledges)
        sectors = sum(bool(each.sectors) for each in found)
        return (
            f"{counted(len(pledges), 'commitment')}, {dated} of them dated;"
            f" sectors for {sectors} of {counted(len(self.draft.proposals), 'paragraph')}"
        )

    def _new_parties(self) -> Iterator[str]:
        """Lines to copy into ``parties.yaml``."""
        if self.unknown:
            yield "add to content/parties.yaml, below parties:"
        for code, slug, official in self.unknown:
            yield f"  {code}: {{slug: {slug}, official: {scalar(official)}}}"


def _counts(draft: Draft) -> str:
    refs = [each.ref for each in draft.text.paragraphs]
    plain = [ref for ref in refs if re.fullmatch(r"¶\d+", ref)]
    below = [ref for ref in refs if re.search(r"\w\)$|.）$|(^|, )\d+\.\d", ref)]
    numbers = [ref for ref in refs if ref not in {*plain, *below}]
    headings = sum(block.kind in ("heading", "part") for block in draft.blocks)
    said = []
    if numbers:
        span = f"{numbers[0]} to {numbers[-1]}" if len(numbers) > 1 else numbers[0]
        said.append(f"{counted(len(numbers), 'numbered paragraph')} ({span})")
    said.append(f"{len(plain)} without a number")
    said.append(counted(len(below), "sub-paragraph"))
    said.append(counted(headings, "heading"))
    return ", ".join((*said, counted(len(draft.footnotes), "footnote")))


def _entry(label: str, text: str) -> Iterator[str]:
    lines = textwrap.wrap(text, _WIDTH - 11, break_long_words=False) or [""]
    yield f"{label:10} {lines[0]}"
    yield from (f"{'':10} {line}" for line in lines[1:])


def _listed(label: str, items: Iterable[str]) -> Iterator[str]:
    for number, item in enumerate(items):
        first, *others = textwrap.wrap(item, _WIDTH - 4, break_long_words=False) or [""]
        if not number:
            yield f"{label}:"
        yield f"  - {first}"
        yield from (f"    {line}" for line in others)
