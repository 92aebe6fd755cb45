"""A finished document → its file and its record; and the lists of all documents."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from docgen.build.report import Failure
from docgen.errors import DocgenError
from docgen.job import Job, Rendered
from docgen.plan.steps import Plan
from docgen.store import manifest
from docgen.store.ownership import Ownership
from docgen.store.state import BuildRecords, DocumentRecord, State, id_of
from docgen.versions import versions


class DocumentWriter:
    """Writes the documents of a plan and records them; ``clock`` gives the time of a change.

    A file that is not as docgen left it stays: writing or removing it raises a :class:`DocgenError`
    for that file alone.
    """

    def __init__(
        self, output: Path, state: State, plan: Plan, clock: Callable[[], datetime]
    ) -> None:
        self._output = output
        self._state = state
        self._plan = plan
        self._reasons = {step.job.path: "; ".join(step.reasons) for step in plan.stale}
        self._before = state.records.documents
        self._owner = Ownership(output, state, state.records)
        self._clock = clock
        self._versions = versions(), id_of(versions())

    def write(self, job: Job, rendered: Rendered) -> None:
        """Write the document, then record it, so that a file without a record is built again.

        Raises :class:`DocgenError` if the file there is not docgen's, or the disk refuses this
        path.
        """
        digest = sha256(rendered.content).hexdigest()
        before = self._before.get(job.path)
        same = before is not None and before.digest == digest
        self._owner.write(job.path, rendered.content, digest)
        record = DocumentRecord(
            document=job.document,
            path=job.path,
            key=job.key,
            view=job.view_digest,
            digest=digest,
            pages=rendered.pages,
            reads=id_of(rendered.reads),
            versions=self._versions[1],
            reason=self._reasons[job.path],
            changed=before.changed if before and same else self._clock().isoformat(),
            text=job.view.head.text_digest,
            unconfirmed=job.view.draft.declaration if job.view.draft else 0,
        )
        self._state.put(record, rendered.reads, self._versions[0])

    def remove_orphans(self) -> tuple[tuple[str, ...], list[Failure]]:
        """Remove the files of orphans.

        Returns the paths removed, and failures for those that stay.
        """
        removed, stay = [], []
        for record in self._plan.orphans:
            try:
                self._owner.remove(record.path)
            except DocgenError as error:
                stay.append(Failure(record.path, error))
            else:
                self._state.remove(record.path)
                removed.append(record.path)
        return tuple(removed), stay

    def write_lists(
        self, records: BuildRecords, paths: Iterable[str], shard: tuple[int, int]
    ) -> list[Failure]:
        """Write manifest and checksums of the documents at ``paths`` if they have changed.

        Those of the whole replace those of its shards. Returns failures for lists that could not be
        written.
        """
        failures = []
        for name, content in manifest.lists(records, paths, shard).items():
            digest = sha256(content).hexdigest()
            try:
                self._owner.write(name, content, digest)
            except DocgenError as error:
                failures.append(Failure(name, error))
            else:
                if records.written.get(name) != frozenset({digest}):
                    self._state.intend(name, digest)
                    self._state.settle(name, digest)
        if shard[1] == 1:
            failures += self._remove_lists_of_shards()
        return failures

    def _remove_lists_of_shards(self) -> Iterator[Failure]:
        names = manifest.names_in(self._output)
        of_shards = [name for name in names if manifest.is_list(name) and "-of-" in name]
        for name in (each for each in of_shards if self._owner.knows(each)):
            try:
                self._owner.remove(name)
            except DocgenError as error:
                yield Failure(name, error)
            else:
                self._state.settle(name, None)
