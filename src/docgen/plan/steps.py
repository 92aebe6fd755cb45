"""What a plan consists of: the places in the matrix, a step for each document, and the whole."""

from typing import Literal

import msgspec

from docgen.job import Document, Job
from docgen.model import Declaration
from docgen.store.state import DocumentRecord
from docgen.view import Variant

StateOfFile = Literal["missing", "stale", "fresh"]


class Slot(msgspec.Struct, frozen=True, gc=False):
    """A place in the matrix, before its view is computed.

    ``why_not`` says why no document is built there; it is empty if one is. ``setting`` is the
    setting of the declaration alone that decided this, if one did.
    """

    document: Document
    path: str
    declaration: Declaration
    variant: Variant
    why_not: str = ""
    setting: str = ""


class Step(msgspec.Struct, frozen=True, gc=False):
    """A job, the state of its file, and why it has to run (empty when fresh)."""

    job: Job
    state: StateOfFile
    reasons: tuple[str, ...]


class Plan(msgspec.Struct, frozen=True):
    """What a build does: ``steps`` in the order of their paths, and records of orphans.

    ``paths`` are those of all documents of the project, asked for or not. Those in ``settled`` are
    asked for and known to be fresh, so they have no steps.
    """

    steps: tuple[Step, ...]
    orphans: tuple[DocumentRecord, ...]
    left_out: tuple[Slot, ...] = ()
    paths: frozenset[str] = frozenset()
    settled: tuple[str, ...] = ()

    @property
    def stale(self) -> tuple[Step, ...]:
        """The steps that have to run."""
        return tuple(step for step in self.steps if step.state != "fresh")

    @property
    def asked(self) -> tuple[str, ...]:
        """The paths of the documents asked for."""
        return (*self.settled, *(step.job.path for step in self.steps))

    def why_orphan(self, path: str) -> str:
        """Why the project no longer has the document at ``path``."""
        of_path = (slot.why_not for slot in self.left_out if slot.path == path)
        return next(of_path, "no longer part of the project")
