"""PDFs for archives and for screen readers at once."""

from acceptance.conftest import Batch
from acceptance.judges import qpdf, verapdf


def test_archive_and_accessibility(batch: Batch) -> None:
    broken = verapdf(batch["pdf"], "ua1", "2a")
    assert not broken, "\n".join(broken)


def test_structure(batch: Batch) -> None:
    broken = qpdf(batch["pdf"])
    assert not broken, "\n".join(broken)
