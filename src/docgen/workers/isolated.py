"""A call in a process of its own: if it hangs, crashes or runs out of memory, it ends alone."""

import resource
from collections.abc import Callable
from contextlib import closing
from typing import TypeVar, TypeVarTuple

from pebble import ProcessExpired, ProcessPool

from docgen.errors import ContentError, DocgenError
from docgen.workers.process import forked_from_server, how_it_ended, limit_memory, starting

SECONDS = 60.0
MEMORY = 2048  # MiB of address space

Result = TypeVar("Result")
Arguments = TypeVarTuple("Arguments")


class IsolatedWorker:
    """A process for one call after another, until it is closed; after one that fails, a new one."""

    def __init__(self, seconds: float, recycle_after: int = 0) -> None:
        self._seconds = seconds
        limits = (MEMORY, int(seconds) * max(1, recycle_after))
        self._pool = ProcessPool(
            1, recycle_after, _limit, initargs=limits, context=forked_from_server()
        )

    def run(
        self, path: str, work: Callable[[*Arguments], Result], *arguments: *Arguments
    ) -> Result:
        """The result of ``work`` on the file at ``path``; what can go wrong is as below."""
        try:
            with starting():
                future = self._pool.schedule(
                    _attempt, (path, work, arguments), timeout=self._seconds
                )
            found: Result | DocgenError = future.result()
        except TimeoutError as error:
            raise ContentError(f"reading took longer than {self._seconds:g} s", path) from error
        except ProcessExpired as error:
            message = f"the reader crashed on this file ({how_it_ended(error)})"
            raise ContentError(message, path) from error
        if isinstance(found, DocgenError):
            raise found
        return found

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self._pool.stop()
        self._pool.join()


def run_isolated(
    path: str, seconds: float, work: Callable[[*Arguments], Result], *arguments: *Arguments
) -> Result:
    """The result of ``work`` on the file at ``path``, from a process of its own.

    ``arguments`` and result are pickled. Raises :class:`ContentError` if it takes longer than
    ``seconds``, needs more than ``MEMORY`` MiB, or crashes; an error of docgen's that ``work``
    raises is raised here.
    """
    with closing(IsolatedWorker(seconds)) as worker:
        return worker.run(path, work, *arguments)


def _limit(memory: int, seconds: int) -> None:
    limit_memory(memory)
    # Normally the pool ends a process that takes too long; this ends it if the pool has died.
    resource.setrlimit(resource.RLIMIT_CPU, (2 * seconds + 10, 2 * seconds + 10))


def _attempt(
    path: str, work: Callable[[*Arguments], Result], arguments: tuple[*Arguments]
) -> Result | DocgenError:
    try:
        return work(*arguments)
    except DocgenError as error:
        return error
    except (MemoryError, RecursionError):
        return ContentError("reading this file takes more memory than is allowed", path)
    except Exception as error:
        return DocgenError(f"{type(error).__name__}: {error}", path, hint="a defect of docgen")
