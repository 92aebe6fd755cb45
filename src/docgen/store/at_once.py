"""Several output files written at once: a disk flushes many in about the time of one."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Self

from docgen.store import outputs

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

_THREADS = 8


class FileWriter(AbstractContextManager["FileWriter"]):
    """Writes files, each whole or not at all; a context manager that ends its threads."""

    def __init__(self) -> None:
        self._threads: ThreadPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._threads:
            self._threads.shutdown()

    def write(self, files: Sequence[tuple[Path, bytes]]) -> Iterator[OSError | None]:
        """Write each file and flush it to the disk; the error of each that the disk refuses."""
        if len(files) < 2:
            return map(_attempt, files)
        if not self._threads:
            from concurrent.futures import ThreadPoolExecutor

            self._threads = ThreadPoolExecutor(_THREADS)
        return self._threads.map(_attempt, files)


def _attempt(file: tuple[Path, bytes]) -> OSError | None:
    try:
        outputs.write(*file)
    except OSError as error:
        return error
    return None
