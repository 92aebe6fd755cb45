"""A comparison → lines for a person."""

from collections.abc import Iterator

from docgen.parity.finding import Comparison
from docgen.parity.messages import language_name


def lines(comparison: Comparison) -> Iterator[str]:
    """The findings, each with file and line in both versions."""
    for each in comparison.findings:
        yield f"{each.place}: {'to look at: ' if each.severity == 'look' else ''}{each.message}"


def summary(comparison: Comparison) -> str:
    """How many paragraphs agree, in a line."""
    found = comparison.findings
    names = f"{language_name(comparison.first)} and {language_name(comparison.second)}"
    count = len(comparison.pairs)
    if not found:
        return f"{names}: {count} paragraphs, no difference found"
    sure = len(comparison.differences)
    differ = sum(bool(pair.findings) for pair in comparison.pairs)
    told = _list(
        _several(sure, "difference", "differences"),
        _several(len(found) - sure, "place to look at", "places to look at"),
    )
    return f"{names}: {count} paragraphs; {told}, in {_several(differ, 'paragraph', 'paragraphs')}"


def _several(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}" if count else ""


def _list(*told: str) -> str:
    return " and ".join(filter(None, told))
