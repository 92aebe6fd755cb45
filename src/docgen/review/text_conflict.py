"""A decision about a text whose files are others than those that it was taken on."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from msgspec.structs import replace

from docgen.errors import DocgenError
from docgen.load import yaml
from docgen.load.text import blocks_of
from docgen.review.saving import ConflictError
from docgen.review.text_decision import TextDecision, TextFiles

_AROUND = 1  # lines shown above and below

_Span = tuple[int, int]


class TextConflictError(ConflictError):
    """The files are others than those that were ``seen``.

    ``again`` is the same decision on the files of now, if they still have what it is about.
    """

    def __init__(self, path: str, both: tuple[str, str], again: TextDecision | None = None) -> None:
        super().__init__(path, "the text", *both)
        self.again = again


def both_of(files: Iterable[tuple[str, bytes, bytes, bytes]]) -> tuple[str, str]:
    """What the files are now, and what they were to be, where they differ from what was seen."""
    shown = [
        _beside(path, *(each.decode("utf-8-sig", "replace") for each in versions))
        for path, *versions in files
    ]
    now, wanted = ("\n\n".join(filter(None, each)) for each in zip(*shown, strict=True))
    return now, wanted


def again_on(decision: TextDecision, seen: TextFiles, now: TextFiles) -> TextDecision | None:
    """The same decision on other files; ``None`` if they do not have what it is about."""
    if seen.source != now.source:
        return None
    try:
        (cuts, look_at), (new_cuts, new_look_at) = (
            (data.get("cuts") or [], data.get("look_at") or [])
            for data in (yaml.parse(each.record.decode(), "").data for each in (seen, now))
        )
        blocks, new_blocks = (blocks_of(each.text.decode("utf-8-sig")) for each in (seen, now))
        about = tuple(new_cuts.index(cuts[each]) for each in decision.cuts)
        doubt, line = decision.doubt, decision.line
        if doubt is not None:
            doubt = new_look_at.index(look_at[doubt])
        if line is not None:
            words = dict(blocks)[line]
            (line,) = (at for at, block in new_blocks if block == words)
    except (DocgenError, ValueError, LookupError):
        return None
    return replace(decision, cuts=about, doubt=doubt, line=line)


def _beside(path: str, seen: str, now: str, wanted: str) -> tuple[str, str]:
    """The lines of ``now`` and of ``wanted`` at all places where one of them is not as ``seen``.

    Each place has its line number before it; both are empty if neither has changed.
    """
    before = seen.splitlines()
    versions = [each.splitlines() for each in (now, wanted)]
    changes = [list(_changes(before, each)) for each in versions]
    spans = _joined(sorted(old for each in changes for old, _ in each), len(before))
    shown = [
        "\n\n".join(_excerpt(path, version, _carried(change, span)) for span in spans)
        for version, change in zip(versions, changes, strict=True)
    ]
    return shown[0], shown[1]


def _changes(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[_Span, _Span]]:
    for what, *at in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what != "equal":
            yield (at[0], at[1]), (at[2], at[3])


def _joined(spans: Sequence[_Span], size: int) -> list[_Span]:
    """``spans`` with the lines around them; those that touch are one."""
    found: list[_Span] = []
    for start, end in ((max(0, a - _AROUND), min(size, b + _AROUND)) for a, b in spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return found


def _carried(changes: Sequence[tuple[_Span, _Span]], span: _Span) -> _Span:
    """Where the lines of ``span`` are after ``changes``, which lie in it or apart from it."""
    start, end = span
    grown = [(old[0], (new[1] - new[0]) - (old[1] - old[0])) for old, new in changes]
    above = sum(by for at, by in grown if at < start)
    return start + above, end + sum(by for at, by in grown if at <= end)


def _excerpt(path: str, lines: Sequence[str], span: _Span) -> str:
    start, end = span
    return "\n".join((f"{path}:{start + 1}", *lines[start:end]))
