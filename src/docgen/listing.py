"""What ``docgen list`` shows: an entry for each document that is, or was, asked for."""

from typing import Literal

from msgspec.structs import asdict

from docgen.model import Document
from docgen.plan import Plan


class Entry(Document, frozen=True, kw_only=True):
    """A document and its file; ``path`` is relative to the output folder."""

    path: str
    state: Literal["missing", "stale", "fresh", "orphan"]


def entries(plan: Plan) -> list[Entry]:
    """The documents of ``plan`` in its order, then the orphans."""
    asked = [
        Entry(**asdict(step.job.document), path=step.job.path, state=step.state)
        for step in plan.steps
    ]
    orphans = [
        Entry(**asdict(record.document), path=record.path, state="orphan")
        for record in plan.orphans
    ]
    return asked + orphans
