"""A call in a process of its own: what hangs, crashes or swells ends that process alone."""

import multiprocessing
import resource
import signal
from collections.abc import Callable
from typing import TypeVar, TypeVarTuple

from pebble import ProcessExpired, ProcessPool

from docgen.errors import ContentError, DocgenError

SECONDS = 60.0
MEMORY = 2048  # MiB of address space

Result = TypeVar("Result")
Arguments = TypeVarTuple("Arguments")


def run_isolated(
    path: str, seconds: float, work: Callable[[*Arguments], Result], *arguments: *Arguments
) -> Result:
    """What ``work`` makes of the file at ``path``; all of it has to be picklable.

    :class:`ContentError` when it takes longer than ``seconds``, or more memory than there is.
    """
    context = multiprocessing.get_context("forkserver")
    pool = ProcessPool(1, initializer=_limit, initargs=(MEMORY, int(seconds)), context=context)
    try:
        found: Result | DocgenError = pool.schedule(
            _attempt, (path, work, arguments), timeout=seconds
        ).result()
    except TimeoutError as error:
        raise ContentError(f"reading took longer than {seconds:g} s", path) from error
    except ProcessExpired as error:
        code = error.exitcode or 0
        how = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        raise ContentError(f"the file made its reader end ({how})", path) from error
    finally:
        pool.stop()
        pool.join()
    if isinstance(found, DocgenError):
        raise found
    return found


def _limit(memory: int, seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory << 20, memory << 20))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # The pool ends what takes too long; this does when nobody is left to.
    resource.setrlimit(resource.RLIMIT_CPU, (2 * seconds + 10, 2 * seconds + 10))


def _attempt(
    path: str, work: Callable[[*Arguments], Result], arguments: tuple[*Arguments]
) -> Result | DocgenError:
    try:
        return work(*arguments)
    except DocgenError as error:
        return error
    except (MemoryError, RecursionError):
        return ContentError("reading needs more memory than a file may have", path)
    except Exception as error:
        return DocgenError(f"{type(error).__name__}: {error}", path, hint="a defect of docgen")
