"""Files → other kinds by LibreOffice: Office's as a colleague without Office would see them."""

import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from programs import environment

_MOST = 50  # files of one LibreOffice, which uses no more than 253 arguments
# As PDF/UA-1, so that the tags of the PDF tell what the Word file has to say to a screen reader.
_FILTER = 'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}'


def export(files: Sequence[Path], folder: Path) -> dict[Path, Path]:
    """Each of ``files`` → the PDF made of it in ``folder``; their names must differ."""
    return convert(files, folder, "pdf", _FILTER)


def export_sheets(files: Sequence[Path], folder: Path) -> dict[Path, Path]:
    """Each workbook → the PDF of its sheets in ``folder``, as it would be printed."""
    return convert(files, folder, "pdf", "pdf:calc_pdf_Export")


def convert(files: Sequence[Path], folder: Path, kind: str, by: str) -> dict[Path, Path]:
    """Each of ``files`` → a file of another ``kind`` in ``folder``, ``by`` a filter.

    One LibreOffice for every fifty, with a profile of its own, so that no setting of this machine
    counts and no other LibreOffice stands in its way.
    """
    made = {path: folder / f"{path.stem}.{kind}" for path in files}
    assert len(set(made.values())) == len(files), "two files of one name"
    for start in range(0, len(files), _MOST):
        _run(files[start : start + _MOST], folder, by)
    missing = [path.name for path, file in made.items() if not file.exists()]
    assert not missing, f"LibreOffice made no {kind} of {missing}"
    return made


def _run(files: Sequence[Path], folder: Path, by: str) -> None:
    with tempfile.TemporaryDirectory() as profile:
        command = ["soffice", f"-env:UserInstallation={Path(profile).as_uri()}", "--headless"]
        command += ["--convert-to", by, "--outdir", str(folder), *map(str, files)]
        for _ in range(2):  # in long runs of the tests it has ended without a word
            done = subprocess.run(
                command,
                check=False,
                capture_output=True,
                text=True,
                timeout=20 * 60,
                env=environment(),
            )
            if done.returncode == 0:
                return
    raise AssertionError(f"LibreOffice ended with {done.returncode}: {done.stdout}{done.stderr}")
