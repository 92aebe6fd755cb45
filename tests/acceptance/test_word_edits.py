"""Random edits of the looks of Word templates, judged by what LibreOffice shows of the file.

That is drawn, and looked at as pages are (``seen``), which knows nothing of the gate.
"""

import random
from collections import Counter
from pathlib import Path

from pypdfium2 import PdfDocument

from conftest import job_of
from fidelity.seen import Eye, seen
from fidelity.test_word_edits import SHEETS, Outcome, outcome, shipped, template_of
from fidelity.word_edits import LOOKS, Edit, edits
from office import export

UNCERTAIN = ["fine", *LOOKS, *["other"] * 6]
SERIF = ("Caladea",)  # that LibreOffice takes for Cambria
# On both sides of what the gate asks for (4.5 : 1, of ours 2 : 1; letters of 6 pt).
SHARP = Eye((3.0, 1.4), (1.6, 1.4))
WEAK = Eye((4.8, 4.8), (4.4, 4.4))


def test_of_looks(tmp_path: Path) -> None:
    """150 edits."""
    root = shipped(tmp_path / "project")
    chance = random.Random(13)  # noqa: S311 - no secret
    made: list[tuple[str, Edit, Outcome]] = []
    for name in SHEETS:
        job = job_of(root, name)
        template = template_of(job)
        made.append((name, Edit("", "", template), outcome(root, job, template)))
        made += [
            (name, edit, outcome(root, job, edit.content))
            for edit in edits(template, chance, UNCERTAIN * 5)
        ]
    shown = show([done.content for *_, done in made], tmp_path)
    harmful = harmless = 0
    wrong = []
    for number, (name, edit, done) in enumerate(made):
        if not edit.kind:
            unedited = number
        elif not done.content:
            continue
        elif not same(shown[unedited], shown[number], SHARP):
            harmful += 1
            if not done.refused:
                wrong.append(f"{name} passes: {edit.said}")
        elif edit.kind in (*LOOKS, "fine") and same(shown[unedited], shown[number], WEAK):
            harmless += 1
            if done.refused:
                wrong.append(f"{name} refused: {edit.said}: {done.refused}")
    assert not wrong, "\n".join([f"{len(wrong)} of {harmful} and {harmless}", *wrong])
    assert harmful >= 15
    assert harmless >= 30


def show(files: list[bytes], folder: Path) -> list[bytes]:
    """Word files as PDFs; nothing of those that are empty."""
    paths = [folder / f"{number}.docx" for number in range(len(files))]
    for path, content in zip(paths, files, strict=True):
        path.write_bytes(content)
    shown = export([path for path in paths if path.stat().st_size], folder)
    return [shown[path].read_bytes() if path in shown else b"" for path in paths]


def same(one: bytes, other: bytes, eye: Eye) -> bool:
    """Whether two PDFs say the same; on more pages, the heads of tables are repeated."""
    before, after = seen(one, eye, SERIF), seen(other, eye, SERIF)
    if before.theirs.casefold() != after.theirs.casefold():
        return False
    missing = Counter(before.ours) - Counter(after.ours)
    added = Counter(after.ours) - Counter(before.ours)
    return not missing and (not added or pages_of(one) != pages_of(other))


def pages_of(pdf: bytes) -> int:
    with PdfDocument(pdf) as document:
        return len(document)
