"""A finished document → its file and its record."""

from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from docgen.model import Job, Rendered
from docgen.plan.plan import Plan
from docgen.store import outputs
from docgen.store.state import BuildRecords, DocumentRecord, State, id_of
from docgen.versions import versions


class DocumentWriter:
    """Writes the documents of a plan and records them; ``clock`` says when bytes changed."""

    def __init__(
        self,
        output: Path,
        state: State,
        plan: Plan,
        records: BuildRecords,
        clock: Callable[[], datetime],
    ) -> None:
        self._output = output
        self._state = state
        self._reasons = {step.job.path: "; ".join(step.reasons) for step in plan.stale}
        self._before = records.documents
        self._clock = clock

    def write(self, job: Job, rendered: Rendered) -> None:
        """Write the document, then record it: a file that is not on record is built again."""
        digest = sha256(rendered.content).hexdigest()
        before = self._before.get(job.path)
        same = before is not None and before.digest == digest
        outputs.write(self._output / job.path, rendered.content)
        record = DocumentRecord(
            document=job.document,
            path=job.path,
            key=job.key,
            view=job.view_digest,
            digest=digest,
            pages=rendered.pages,
            reads=id_of(rendered.reads),
            versions=id_of(versions()),
            reason=self._reasons[job.path],
            changed=before.changed if before and same else self._clock().isoformat(),
        )
        self._state.put(record, rendered.reads, versions())
