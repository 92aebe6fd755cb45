"""``performance.md``: what the parts of the suite measured last, with the prose around it."""

import json
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from string import Template

from bench.table import Row, as_markdown

_NOT_MEASURED = "Not measured yet."


def keep(place: Path, part: str, rows: Sequence[Row], about: str) -> None:
    """Keep the ``rows`` of a part for the page; ``about`` says when and how they were measured."""
    (place / f"{part}.json").write_text(json.dumps({"rows": rows, "about": about}))


def write_page(place: Path, parts: Iterable[str], versions: str, docs: Path) -> None:
    """Write the page into ``docs``, and the plot beside it, from what was kept of the ``parts``."""
    kept = {part: _kept(place / f"{part}.json") for part in parts}
    sections = {part: _section(*found) if found else _NOT_MEASURED for part, found in kept.items()}
    rows = [row for found in kept.values() if found for row in found[0]]
    missed = [
        f"- {row.what}: {row.measured} instead of {row.target}" for row in rows if row.met is False
    ]
    text = Template(Path(__file__).with_name("performance.md").read_text("utf-8"))
    page = text.substitute(
        sections,
        versions=versions,
        met=sum(row.met is True for row in rows),
        targets=sum(row.met is not None for row in rows),
        missed="\n".join(missed) or "- none",
    )
    (docs / "performance.md").write_text(page, "utf-8")
    plot = place / "growth.svg"
    if plot.exists():
        shutil.copyfile(plot, docs / plot.name)


def _kept(path: Path) -> tuple[list[Row], str] | None:
    if not path.exists():
        return None
    kept = json.loads(path.read_text())
    return [Row(*row) for row in kept["rows"]], kept["about"]


def _section(rows: Sequence[Row], about: str) -> str:
    return f"{as_markdown(rows)}\n\n{about}"
