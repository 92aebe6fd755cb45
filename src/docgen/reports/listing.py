"""What ``docgen list`` shows: an entry for each document that is, or was, asked for."""

from typing import Literal

from msgspec.structs import asdict

from docgen.model import Document
from docgen.plan.plan import Plan


class ListedDocument(Document, frozen=True, kw_only=True):
    """A document and its file; ``path`` is relative to the output folder."""

    path: str
    state: Literal["missing", "stale", "fresh", "orphan"]


def listed_documents(plan: Plan) -> list[ListedDocument]:
    """The documents of ``plan`` in its order, then the orphans."""
    asked = [
        ListedDocument(**asdict(step.job.document), path=step.job.path, state=step.state)
        for step in plan.steps
    ]
    orphans = [
        ListedDocument(**asdict(record.document), path=record.path, state="orphan")
        for record in plan.orphans
    ]
    return asked + orphans
