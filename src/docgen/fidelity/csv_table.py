"""Reads the register's CSV back."""

import csv
import io
from collections.abc import Iterator

from docgen.fidelity.rows import RowRead


def read_csv(content: bytes) -> Iterator[RowRead]:
    """The rows of a file that docgen made."""
    lines = csv.DictReader(io.StringIO(content.decode(), newline=""), strict=True)
    for number, row in enumerate(lines, 2):
        language, _, digest = row["text_version"].partition(" ")
        yield RowRead(f"row {number}", row["id"], row["paragraph"], row["words"], language, digest)
