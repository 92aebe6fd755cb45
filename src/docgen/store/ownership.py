"""Which files in an output folder are docgen's: those unchanged since docgen wrote them."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from docgen.errors import DocgenError, MachineError
from docgen.store import manifest, outputs
from docgen.store.state import BuildRecords, State

_HINT = "move it away or delete it, then build again"


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

    def write(self, path: str, content: bytes, digest: str) -> None:
        """Write ``content`` to ``path`` below the output folder; ``digest`` is its SHA-256.

        Raises :class:`DocgenError` if the file there is not docgen's, and leaves it; its subclass
        :class:`MachineError` if the disk refuses this path.
        """
        found = self._digest(path)
        if found == digest:
            return
        self._refuse_foreign(path, found)
        self._folders.refuse_way_out(path)
        self._state.intend(path, digest)
        file = self._output / path
        with _trouble_of(file):
            outputs.write(file, content)

    def remove(self, path: str) -> bool:
        """Remove the file at ``path``; returns whether there was one.

        Raises the errors of :meth:`write`.
        """
        found = self._digest(path)
        if found is None:
            return False
        self._refuse_foreign(path, found)
        with _trouble_of(self._output / path):
            outputs.remove(self._output, path)
        return True

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


@contextmanager
def _trouble_of(path: Path) -> Iterator[None]:
    """Turn a disk error that concerns only ``path`` into :class:`MachineError`."""
    try:
        yield
    except OSError as error:
        if error.errno not in outputs.OF_ONE_PATH:
            raise
        raise MachineError(f"cannot write {path}: {error.strerror}") from error
