"""The entries of ``docgen list``: each document of the project, and those that are orphans."""

from typing import Literal

from msgspec.structs import asdict

from docgen.job import Document
from docgen.plan.steps import Plan


class ListedDocument(Document, frozen=True, kw_only=True, omit_defaults=True):
    """A document and its file; ``path`` is relative to the output folder.

    ``why`` says why it has to be built, is not built or is removed; nothing where it is fresh.
    """

    path: str
    state: Literal["missing", "stale", "fresh", "orphan", "not built"]
    why: str = ""


def listed_documents(plan: Plan) -> list[ListedDocument]:
    """The documents of ``plan`` in its order, then the orphans, then what is not built."""
    asked = [
        ListedDocument(
            **asdict(step.job.document),
            path=step.job.path,
            state=step.state,
            why="; ".join(step.reasons),
        )
        for step in plan.steps
    ]
    orphans = [
        ListedDocument(
            **asdict(record.document),
            path=record.path,
            state="orphan",
            why=plan.why_orphan(record.path),
        )
        for record in plan.orphans
    ]
    removed = {record.path for record in plan.orphans}
    not_built = [
        ListedDocument(**asdict(slot.document), path=slot.path, state="not built", why=slot.why_not)
        for slot in plan.left_out
        if slot.path not in removed
    ]
    return asked + orphans + not_built
