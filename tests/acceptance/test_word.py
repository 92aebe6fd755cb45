"""Word files that Word opens without a complaint, and that a screen reader can tell."""

from pathlib import Path

from acceptance.conftest import Batch
from acceptance.judges import open_xml, verapdf
from office import export


def test_markup(batch: Batch) -> None:
    broken = open_xml(batch["docx"])
    assert not broken, "\n".join(broken)


def test_accessibility(batch: Batch, tmp_path: Path) -> None:
    broken = verapdf([*export(batch["docx"], tmp_path).values()], "ua1")
    assert not broken, "\n".join(broken)
