"""A call in a process of its own: if it hangs, crashes or runs out of memory, it ends alone."""

import resource
from collections.abc import Callable
from typing import TypeVar, TypeVarTuple

from pebble import ProcessExpired, ProcessPool

from docgen.errors import ContentError, DocgenError
from docgen.workers.process import forked_from_server, how_it_ended, limit_memory, starting

SECONDS = 60.0
MEMORY = 2048  # MiB of address space

Result = TypeVar("Result")
Arguments = TypeVarTuple("Arguments")


def run_isolated(
    path: str, seconds: float, work: Callable[[*Arguments], Result], *arguments: *Arguments
) -> Result:
    """The result of ``work`` on the file at ``path``, from a process of its own.

    ``arguments`` and result are pickled. Raises :class:`ContentError` if it takes longer than
    ``seconds``, needs more than ``MEMORY`` MiB, or crashes; an error of docgen's that ``work``
    raises is raised here.
    """
    limits = (MEMORY, int(seconds))
    pool = ProcessPool(1, initializer=_limit, initargs=limits, context=forked_from_server())
    try:
        with starting():
            future = pool.schedule(_attempt, (path, work, arguments), timeout=seconds)
        found: Result | DocgenError = future.result()
    except TimeoutError as error:
        raise ContentError(f"reading took longer than {seconds:g} s", path) from error
    except ProcessExpired as error:
        message = f"the reader crashed on this file ({how_it_ended(error)})"
        raise ContentError(message, path) from error
    finally:
        pool.stop()
        pool.join()
    if isinstance(found, DocgenError):
        raise found
    return found


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
