"""Which files in an output folder are docgen's: those unchanged since docgen wrote them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from docgen.errors import DocgenError, MachineError
from docgen.store import manifest, outputs
from docgen.store.at_once import FileWriter
from docgen.store.state import BuildRecords, State

_HINT = "move it away or delete it, then build again"


class OutputFile(NamedTuple):
    """A file to be written at ``path`` below the output folder, and its SHA-256."""

    path: str
    content: bytes
    digest: str


class Ownership:
    """Decides whether docgen may replace or remove a file: only one that is as docgen left it.

    If the state does not know a file, because it was lost or the file came from another machine,
    the manifests in the folder decide.
    """

    def __init__(self, output: Path, state: State, records: BuildRecords) -> None:
        self._output = output
        self._state = state
        self._records = records
        self._digest = outputs.digests(output)
        self._folders = outputs.Folders(output)
        self._listed: Mapping[str, frozenset[str]] | None = None

    def write(
        self, files: Sequence[OutputFile], writer: FileWriter
    ) -> list[DocgenError | OSError | None]:
        """Write ``files`` by ``writer``; returns what kept each from being written.

        That is a :class:`DocgenError` if the file there is not docgen's, which stays; its subclass
        :class:`MachineError` if the disk refuses this path; :class:`OSError` if it refuses all.
        """
        wrong: dict[str, DocgenError | OSError | None] = {}
        waiting = []
        for each in files:
            try:
                if not self._is_there(each):
                    waiting.append(each)
            except DocgenError as error:
                wrong[each.path] = error
        self._state.intend({each.path: each.digest for each in waiting})
        ends = writer.write([(self._output / each.path, each.content) for each in waiting])
        for each, refused in zip(waiting, ends, strict=True):
            wrong[each.path] = refused and self._of_one_path(each.path, refused)
        return [wrong.get(each.path) for each in files]

    def remove(self, path: str) -> bool:
        """Remove the file at ``path``; returns whether there was one.

        Raises what :meth:`write` would return.
        """
        found = self._digest(path)
        if found is None:
            return False
        self._refuse_foreign(path, found)
        try:
            outputs.remove(self._output, path)
        except OSError as error:
            raise self._of_one_path(path, error) from error
        return True

    def _is_there(self, file: OutputFile) -> bool:
        """Whether it is there as it is to be; raises the error if it must not be written there."""
        found = self._digest(file.path)
        if found == file.digest:
            return True
        self._refuse_foreign(file.path, found)
        self._folders.refuse_way_out(file.path)
        return False

    def _of_one_path(self, path: str, error: OSError) -> MachineError | OSError:
        """``error`` of the disk as :class:`MachineError` if it concerns only ``path``."""
        if error.errno not in outputs.OF_ONE_PATH:
            return error
        told = MachineError(f"cannot write {self._output / path}: {error.strerror}")
        told.__cause__ = error
        return told

    def _refuse_foreign(self, path: str, found: str | None) -> None:
        if found is None:
            return
        if found == outputs.UNREADABLE:
            raise DocgenError("another file or folder is in its place", hint=_HINT)
        if found not in self._digests_at(path):
            if self.knows(path):
                raise DocgenError("changed since docgen wrote it, so it stays", hint=_HINT)
            raise DocgenError("a file that docgen did not write is in its place", hint=_HINT)

    def knows(self, path: str) -> bool:
        """Whether docgen ever wrote a file at ``path``."""
        return bool(self._digests_at(path))

    def _digests_at(self, path: str) -> frozenset[str]:
        if on_record := self._records.digests_at(path):
            return on_record
        if self._listed is None:
            self._listed = manifest.listed(self._output)
        return self._listed.get(path, frozenset())
