"""Whether documents are fresh: what has changed since they were recorded."""

from docgen.plan.steps import StateOfFile
from docgen.store.outputs import UNREADABLE, Digest
from docgen.store.state import BuildRecords, DocumentRecord, Table


class Freshness:
    """Compares documents with their records and files.

    Each set of reads and versions is compared once. The functions give the SHA-256 of an input or
    output file by its path.
    """

    def __init__(
        self, records: BuildRecords, versions: Table, input_digest: Digest, output_digest: Digest
    ) -> None:
        self._records = records
        self._versions = versions
        self._input_digest = input_digest
        self._output_digest = output_digest
        self._changed_reads: dict[str, list[str]] = {}
        self._changed_versions: dict[str, list[str]] = {}

    def state_of(self, path: str, key: str, view: str) -> tuple[StateOfFile, tuple[str, ...]]:
        """The state of the document at ``path``, and why it has to be built (nothing if fresh).

        ``key`` and ``view`` are the digests that its job has now.
        """
        found = self._output_digest(path)
        record = self._records.documents.get(path)
        if record is None:
            return "missing" if found is None else "stale", ("not built before",)
        if found is None:
            return "missing", ("the file is gone",)
        reasons = self._since(record, key, view)
        if found == UNREADABLE:
            reasons.append("there is no readable file at its path")
        elif found != record.digest:
            reasons.append("the file was changed by hand")
        return "stale" if reasons else "fresh", tuple(reasons)

    def _since(self, record: DocumentRecord, key: str, view: str) -> list[str]:
        reasons = []
        if record.key != key:
            reasons += ["what it shows changed"] if record.view != view else []
            reasons += self._of_versions(record.versions)
            reasons = reasons or ["its settings changed"]
        return reasons + self._of_reads(record.reads)

    def _of_reads(self, name: str) -> list[str]:
        if name not in self._changed_reads:
            self._changed_reads[name] = [
                _change(path, before, now)
                for path, before in sorted(self._records.tables[name].items())
                if (now := self._input_digest(path)) != before
            ]
        return self._changed_reads[name]

    def _of_versions(self, name: str) -> list[str]:
        if name not in self._changed_versions:
            before, now = self._records.tables[name], self._versions
            self._changed_versions[name] = [
                f"{library} {before.get(library)} became {now.get(library)}"
                for library in sorted({*before, *now})
                if before.get(library) != now.get(library)
            ]
        return self._changed_versions[name]


def _change(path: str, before: str | None, now: str | None) -> str:
    if path.startswith("https://"):  # remote: only a download would tell
        return f"{path} may have changed"
    if before is None:
        return f"{path} is new"
    return f"{path} is gone" if now is None else f"{path} changed"
