"""What ``docgen list`` shows: an entry for each document that is, or was, asked for."""

from typing import Literal

from msgspec import Struct

from docgen.plan import Plan


class Entry(Struct, frozen=True):
    """One output file; ``path`` is relative to the output folder."""

    id: str
    declaration: str
    product: str
    country: str | None
    sector: str | None
    language: str
    format: str
    path: str
    state: Literal["missing", "stale", "fresh", "orphan"]


def entries(plan: Plan) -> list[Entry]:
    """The documents of ``plan`` in its order, then the orphans."""
    asked = [
        Entry(
            step.job.id,
            step.job.declaration,
            step.job.product,
            step.job.view.variant.country,
            step.job.view.variant.sector,
            step.job.language,
            step.job.format,
            step.job.path,
            step.state,
        )
        for step in plan.steps
    ]
    orphans = [
        Entry(
            record.id,
            record.declaration,
            record.product,
            record.country,
            record.sector,
            record.language,
            record.format,
            record.path,
            "orphan",
        )
        for record in plan.orphans
    ]
    return asked + orphans
