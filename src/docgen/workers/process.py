"""Processes that do the work: how they are started, what one may take, and how one ended."""

import multiprocessing
import os
import resource
import signal
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from multiprocessing import util
from multiprocessing.context import BaseContext
from typing import TYPE_CHECKING, TypeVar

from docgen.errors import MachineError
from docgen.import_path import leave_out_working_folder
from docgen.workers.scratch import temporary_folder

if TYPE_CHECKING:
    from pebble import ProcessExpired

Held = TypeVar("Held")

# Pipes and sockets of two workers and their server, and what else is open then: 24 are too few for
# some commands, and the server shows a traceback then.
_LEAST_FILES = 64
# A socket's path has 107 bytes at most (unix(7)); multiprocessing adds some 33 to its folder's.
_LONGEST_FOLDER = 70
_SHORT_FOLDERS = ("/tmp", "/var/tmp")  # noqa: S108 - files in them are made by mkdtemp


def forked_from_server(preload: Sequence[str] = ()) -> BaseContext:
    """The start method for workers: they are forked from a server that has no threads.

    The server imports the modules in ``preload``, and what every worker of a pool needs, once,
    before it forks. None of these processes imports anything from the working folder.

    Raises :class:`MachineError` if they cannot be started.
    """
    require_files()
    leave_out_working_folder()
    _make_folder_of_sockets()
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["pebble.pool.process", *preload])
    return context


def require_files() -> None:
    """Raise :class:`MachineError` if this process may not open as many files as workers need."""
    most, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if most < _LEAST_FILES:
        raise MachineError(
            f"no more than {most} files may be open at once", hint=f"ulimit -n {_LEAST_FILES}"
        )


def _make_folder_of_sockets() -> None:
    """Choose another folder for sockets if the path of the one for temporary files is too long."""
    usual = temporary_folder()
    if len(os.fsencode(usual)) <= _LONGEST_FOLDER:
        return
    tempfile.tempdir = next((each for each in _SHORT_FOLDERS if os.access(each, os.W_OK)), usual)
    try:
        util.get_temp_dir()  # is made now, and kept for the life of this process
    finally:
        tempfile.tempdir = usual


@contextmanager
def starting() -> Iterator[None]:
    """Raise :class:`MachineError` if a process cannot be started inside the ``with`` block.

    A pool whose own threads have ended raises :class:`RuntimeError`, as does one that is broken.
    """
    try:
        yield
    except (OSError, EOFError, RuntimeError) as error:  # of these, also that no thread can start
        cause = error.__cause__ or error
        told = getattr(cause, "strerror", None) or str(cause) or type(cause).__name__
        raise MachineError(
            f"the processes that do the work cannot be started: {told}",
            hint="this machine or its limits (ulimit -a) allow too little",
        ) from error


def limit_memory(mebibytes: int) -> None:
    """Limit the address space of this process, and keep its memory out of core dumps.

    Where a lower limit is in force, that one stays.
    """
    _, highest = resource.getrlimit(resource.RLIMIT_AS)
    size = mebibytes << 20
    if highest != resource.RLIM_INFINITY:
        size = min(size, highest)
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def keep_until_exit(held: AbstractContextManager[Held]) -> Held:
    """Enter ``held`` for the life of this process, which multiprocessing started.

    Such a process ends without what ``atexit`` and ``weakref.finalize`` would do in another.
    """
    stack = ExitStack()
    entered = stack.enter_context(held)
    util.Finalize(None, stack.close, exitpriority=0)
    return entered


def how_it_ended(error: "ProcessExpired") -> str:
    """The signal (``SIGSEGV``) or the exit code that a process ended with."""
    code = error.exitcode or 0
    return signal.Signals(-code).name if code < 0 else f"exit code {code}"
