"""A finished document → its file and its record; and the lists of all documents."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from docgen.build.report import Failure
from docgen.errors import DocgenError
from docgen.job import Job, Rendered
from docgen.plan.steps import Plan
from docgen.store import manifest
from docgen.store.at_once import FileWriter
from docgen.store.ownership import OutputFile, Ownership
from docgen.store.state import BuildRecords, DocumentRecord, State, Table, id_of
from docgen.versions import versions


class DocumentWriter:
    """Writes the documents of a plan and records them; ``clock`` gives the time of a change.

    A file that is not as docgen left it stays: writing or removing it raises a :class:`DocgenError`
    for that file alone.
    """

    def __init__(
        self,
        output: Path,
        state: State,
        plan: Plan,
        clock: Callable[[], datetime],
        writer: FileWriter,
    ) -> None:
        self._output = output
        self._state = state
        self._plan = plan
        self._reasons = {step.job.path: "; ".join(step.reasons) for step in plan.stale}
        self._before = state.records.documents
        self._owner = Ownership(output, state, state.records)
        self._clock = clock
        self._writer = writer
        self._versions = versions(), id_of(versions())

    def write(self, documents: Sequence[tuple[Job, Rendered]]) -> list[DocgenError | None]:
        """Write documents, then record them, so that a file without a record is built again.

        Returns the error of each whose file there is not docgen's, or whose path the disk refuses.
        Raises :class:`OSError` if it refuses all.
        """
        files = [_file(job.path, rendered.content) for job, rendered in documents]
        errors = self._owner.write(files, self._writer)
        records = []
        tables: dict[str, Table] = {self._versions[1]: self._versions[0]}
        for (job, rendered), file, error in zip(documents, files, errors, strict=True):
            if error is None:
                reads = id_of(rendered.reads)
                tables[reads] = rendered.reads
                records.append(self._record(job, rendered, file.digest, reads))
        if records:
            self._state.put(records, tables)
        return [*map(_of_document, errors)]

    def _record(self, job: Job, rendered: Rendered, digest: str, reads: str) -> DocumentRecord:
        before = self._before.get(job.path)
        same = before is not None and before.digest == digest
        return DocumentRecord(
            document=job.document,
            path=job.path,
            key=job.key,
            view=job.view_digest,
            digest=digest,
            pages=rendered.pages,
            reads=reads,
            versions=self._versions[1],
            reason=self._reasons[job.path],
            changed=before.changed if before and same else self._clock().isoformat(),
            text=job.view.head.text_digest,
            unconfirmed=job.view.draft.declaration if job.view.draft else 0,
        )

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
        lists = manifest.lists(records, paths, shard)
        files = [_file(name, content) for name, content in lists.items()]
        errors = [*map(_of_document, self._owner.write(files, self._writer))]
        for file, error in zip(files, errors, strict=True):
            if error:
                failures.append(Failure(file.path, error))
            elif records.written.get(file.path) != frozenset({file.digest}):
                self._state.intend({file.path: file.digest})
                self._state.settle(file.path, file.digest)
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


def _file(path: str, content: bytes) -> OutputFile:
    return OutputFile(path, content, sha256(content).hexdigest())


def _of_document(error: DocgenError | OSError | None) -> DocgenError | None:
    if isinstance(error, OSError):
        raise error
    return error
