"""What WeasyPrint itself could do better."""

import json
from pathlib import Path

from bench import child
from bench.project import REPOSITORY
from bench.rounds import Effort
from bench.table import Row

_TOLD = {
    "styles": "computing the style of each element",
    "lines": "breaking lines of text",
    "lines again": "breaking lines again of the same text, style and width",
}


def measure(place: Path, effort: Effort) -> list[Row]:
    """Rows with shares of the CPU of the batch's PDFs, measured once."""
    shares = json.loads(child.module("bench.repeats", REPOSITORY).out)
    return [
        Row(f"share of WeasyPrint’s {told}", f"{100 * shares[name]:.1f} %")
        for name, told in _TOLD.items()
    ]
