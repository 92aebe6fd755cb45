"""PDFs for archives and for screen readers at once."""

from pathlib import Path

from acceptance.conftest import Batch
from acceptance.judges import qpdf, verapdf


def test_archive_and_accessibility(batch: Batch) -> None:
    broken = verapdf(batch["pdf"], "ua1", "2a")
    assert not broken, "\n".join(broken)


def test_structure(batch: Batch) -> None:
    broken = qpdf(batch["pdf"])
    assert not broken, "\n".join(broken)


def test_by_typst(by_typst: list[Path]) -> None:
    broken = [*verapdf(by_typst, "ua1", "2a"), *qpdf(by_typst)]
    assert not broken, "\n".join(broken)
    assert all(b"Typst" in path.read_bytes() for path in by_typst)
