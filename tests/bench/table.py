"""The rows that a run of the suite gives, for a terminal and as Markdown."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

_HEAD = ("what", "measured", "target", "")


class Row(NamedTuple):
    """A figure; ``met`` is ``None`` where there is no target, or it was not measured."""

    what: str
    measured: str
    target: str = "–"
    met: bool | None = None

    @property
    def cells(self) -> tuple[str, str, str, str]:
        """The row as it is printed."""
        verdict = {True: "met", False: "missed", None: ""}[self.met]
        return self.what, self.measured, self.target, verdict


def at_most(what: str, value: float, limit: float, unit: str, digits: int = 2) -> Row:
    """A row whose figure should not be more than ``limit``."""
    measured = f"{value:.{digits}f} {unit}"
    return Row(what, measured, f"≤ {limit:.{digits}f} {unit}", value <= limit)


def at_least(what: str, value: float, limit: float, unit: str, digits: int = 2) -> Row:
    """A row whose figure should not be less than ``limit``."""
    measured = f"{value:.{digits}f} {unit}"
    return Row(what, measured, f"≥ {limit:.{digits}f} {unit}", value >= limit)


def as_text(rows: Sequence[Row]) -> str:
    """The table in columns."""
    cells = [_HEAD, *(row.cells for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(_HEAD))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in cells
    )


def as_markdown(rows: Iterable[Row]) -> str:
    """The table for a page."""
    lines = [_HEAD, ("---",) * len(_HEAD), *(row.cells for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
