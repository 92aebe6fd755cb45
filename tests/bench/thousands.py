"""20,000 fact-sheets by Typst from an empty folder, really built on two cores."""

import shutil
from pathlib import Path

from bench import child
from bench.project import FACT_SHEET, LARGE, SMALL, write_project
from bench.rounds import Effort
from bench.table import Row, at_most

_MACHINES, _DOCUMENTS = 200, 2_000_000
_MORE = 10  # per cent that the memory of workers may grow


def measure(place: Path, effort: Effort) -> list[Row]:
    """Rows for one build, which is not repeated, and what follows for more machines."""
    size = SMALL if effort.quick else LARGE
    root = write_project(place / "thousands", size, "typst", FACT_SHEET)
    output = place / "thousands-built"
    shutil.rmtree(output, ignore_errors=True)
    run = child.build(root, "-q", "-j2", output=output)
    made = sum(1 for _ in output.rglob("*.pdf"))
    if made != size.documents:
        raise RuntimeError(f"{made} of {size.documents} documents were made")
    shutil.rmtree(output)
    what = f"{made:,} fact-sheets by Typst, 2 workers"
    first, *_, last = run.children
    each = _DOCUMENTS / _MACHINES
    minutes = run.seconds / 60 * each / made
    return [
        at_most(what, run.seconds / 60, 10, "minutes", 1),
        at_most(f"{what}: peak memory of the parent", run.peak, 300, "MB", 0),
        at_most(
            f"{what}: most memory of a worker in the last quarter, over that in the first",
            (last / first - 1) * 100,
            _MORE,
            "% more",
            1,
        ),
        Row(f"{what}: most memory of a worker", f"{max(run.children):.0f} MB"),
        Row(
            f"{_DOCUMENTS:,} fact-sheets on {_MACHINES} such machines, if each builds as fast",
            f"{minutes:.0f} minutes for {each:,.0f} on each",
        ),
    ]
