"""Processes that do the work: how they are started, what one may take, and how one ended."""

import multiprocessing
import resource
import signal
from collections.abc import Sequence
from multiprocessing.context import BaseContext

from pebble import ProcessExpired

from docgen.import_path import leave_out_working_folder


def forked_from_server(preload: Sequence[str] = ()) -> BaseContext:
    """The start method for workers: they are forked from a server that has no threads.

    The server imports the modules in ``preload`` once, before it forks. None of these processes
    imports anything from the working folder.
    """
    leave_out_working_folder()
    context = multiprocessing.get_context("forkserver")
    if preload:
        context.set_forkserver_preload(list(preload))
    return context


def limit_memory(mebibytes: int) -> None:
    """Limit the address space of this process, and keep its memory out of core dumps."""
    resource.setrlimit(resource.RLIMIT_AS, (mebibytes << 20, mebibytes << 20))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def how_it_ended(error: ProcessExpired) -> str:
    """The signal (``SIGSEGV``) or the exit code that a process ended with."""
    code = error.exitcode or 0
    return signal.Signals(-code).name if code < 0 else f"exit code {code}"
