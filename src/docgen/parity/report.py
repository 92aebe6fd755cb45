"""A comparison → lines for a person."""

from collections.abc import Iterator

from docgen.errors import counted
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
        return f"{names}: {counted(count, 'paragraph')}, no difference found"
    sure = len(comparison.differences)
    look = len(found) - sure
    differ = sum(bool(pair.findings) for pair in comparison.pairs)
    told = _list(
        counted(sure, "difference") if sure else "",
        counted(look, "place to look at", "places to look at") if look else "",
    )
    paragraphs = counted(count, "paragraph")
    return f"{names}: {paragraphs}; {told}, in {counted(differ, 'paragraph')}"


def _list(*told: str) -> str:
    return " and ".join(filter(None, told))
