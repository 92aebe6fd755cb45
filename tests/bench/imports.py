"""How long an import reads, compared with libraries that only give the text of the same file."""

from pathlib import Path
from statistics import median

from bench import child
from bench.rounds import Effort
from bench.table import Row, at_most

PAGES, PARAGRAPHS = 100, 400
_TIMES = 3  # what a reading may cost, over the bare one


def measure(place: Path, effort: Effort) -> list[Row]:
    """CPU seconds of each way to read a PDF and a Word file, each warm in one process by turns."""
    rows: list[Row] = []
    folder = place / "imports"
    folder.mkdir(parents=True, exist_ok=True)
    for kind, what, bare, more in (
        ("pdf", f"a PDF of {PAGES} pages", "pdfminer.six", 1),
        ("docx", f"a Word file of {PARAGRAPHS} paragraphs", "python-docx", 5),  # it takes so little
    ):
        rounds = str(1 if effort.quick else effort.rounds * more)
        lines = child.module("bench.reading", folder, kind, rounds).out.splitlines()
        told = {name: list(map(float, each.split())) for name, each in _parts(lines)}
        memory = told.pop("memory")
        seconds = {name: median(each) for name, each in told.items()}
        rows += [Row(f"{what}: {name}", f"{1000 * each:.0f} ms") for name, each in seconds.items()]
        for name in ("docgen's reader", "docgen's draft"):
            times = seconds[name] / seconds[bare]
            rows.append(at_most(f"{what}: {name}", times, _TIMES, f"× {bare}"))
        grown = (memory[-1] / memory[0] - 1) * 100
        told_of = f"{what}: memory after {len(memory)} drafts, over that after 1"
        rows.append(at_most(told_of, grown, 10, "% more", 1))
    return rows


def _parts(lines: list[str]) -> list[tuple[str, str]]:
    return [(name, rest) for name, _, rest in (line.partition(": ") for line in lines)]
