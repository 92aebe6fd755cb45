"""Where jobs run.

A worker only computes: a job in, a document or an error out. Its parent writes.
"""

import os
import select
import tempfile
import threading
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Future
from contextlib import ExitStack, closing
from itertools import islice
from pathlib import Path
from queue import SimpleQueue

from docgen.errors import DocgenError
from docgen.job import Job, Rendered
from docgen.render.engines import Ending, Making, endings_of, modules_for
from docgen.sources import Sources
from docgen.workers.scratch import scratch

Outcome = Rendered | DocgenError
Started = Callable[[Job], None]
Render = Callable[[Job], Rendered]
Finished = Sequence[tuple[Job, Outcome]]  # what is ready at one time
Done = Generator[Finished]
Endings = tuple[Ending, ...]  # of templates
Executor = Callable[[Path, Sequence[Job], Started], Done]

# A worker is replaced after this many documents, because its libraries leak memory.
RECYCLE_AFTER = 500
_MOST_AHEAD = 6  # documents for each worker, being made, waiting for it or waiting for the caller
TIMEOUT = 120.0  # seconds for one document
MEMORY = 2048  # MiB of address space for one worker
LARGEST = 100 << 20  # bytes of a document, which the parent holds in memory


def run_inline(root: Path, jobs: Sequence[Job], started: Started) -> Done:
    """Run ``jobs`` in this process, one after another, without limits."""
    render = _renderer_of(root)
    for job in jobs:
        started(job)
        yield [(job, _attempt(render, job))]


def pool_executor(size: int, timeout: float = TIMEOUT, memory: int = MEMORY) -> Executor:
    """An executor with ``size`` processes.

    A document that crashes its process, takes longer than ``timeout`` seconds, or needs more than
    ``memory`` MiB of address space fails alone.
    """

    def run(root: Path, jobs: Sequence[Job], started: Started) -> Done:
        if jobs:
            with closing(
                WorkerPool(root, min(size, len(jobs)), endings_for(root, jobs), timeout, memory)
            ) as pool:
                yield from pool.run(jobs, started)

    return run


def endings_for(root: Path, jobs: Sequence[Job]) -> Endings:
    """The endings of the templates that ``jobs`` of the project in ``root`` are made from."""
    makings = {Making(job.document.product, job.document.format, job.engine) for job in jobs}
    return endings_of(Sources(root), makings)


class WorkerPool:
    """The processes of a :func:`pool_executor`, for as many batches as needed until it is closed.

    The processes import beforehand what templates of such ``endings`` need. ``timeout`` is in
    seconds for one document, ``memory`` in MiB of address space for one process.
    """

    def __init__(
        self, root: Path, size: int, endings: Endings, timeout: float, memory: int
    ) -> None:
        from pebble import ProcessPool

        from docgen.workers.process import forked_from_server

        context = forked_from_server(modules_for(endings))
        self._size, self._timeout = size, timeout
        self._held = ExitStack()
        folder = self._held.enter_context(scratch())
        opening = (root, memory, os.getpid(), folder)
        self._workers = ProcessPool(size, RECYCLE_AFTER, _open, opening, context=context)

    def run(self, jobs: Sequence[Job], started: Started) -> Done:
        """Run a batch; yields each document as soon as it is ready, with all that are by then."""
        from docgen.workers.process import starting

        waiting = iter(jobs)
        running: dict[Future[Outcome], Job] = {}
        done: SimpleQueue[Future[Outcome]] = SimpleQueue()

        def top_up(count: int) -> None:
            for job in islice(waiting, count):
                started(job)
                with starting():
                    future = self._workers.schedule(_work, (job,), timeout=self._timeout)
                running[future] = job
                future.add_done_callback(done.put)

        # more than there are workers, so that none is idle while the caller writes documents
        most = 2 * self._size
        top_up(most)
        while running:
            ready = [done.get(), *(done.get() for _ in range(done.qsize()))]
            idle = len(ready) == len(running)
            finished = [(running.pop(future), _outcome(future, self._timeout)) for future in ready]
            if idle:  # the caller takes longer than the workers
                most = min(most + self._size, _MOST_AHEAD * self._size)
            top_up(most - len(running))
            yield finished

    def close(self) -> None:
        """End the processes, whatever they are doing."""
        with self._held:
            self._workers.stop()
            self._workers.join()


_render: Render  # of a worker; set when it opens


def _open(root: Path, memory: int, parent: int, folder: str) -> None:
    """Set up a worker for the project in ``root``; ``folder`` takes its temporary files."""
    global _render  # noqa: PLW0603 - a pool has no other way to hand it to its tasks
    from docgen.workers.process import keep_until_exit, limit_memory

    _end_with(parent)
    tempfile.tempdir = folder
    # one of its own, so that a worker that is replaced takes its fonts along
    tempfile.tempdir = keep_until_exit(scratch())
    limit_memory(memory)
    _render = _renderer_of(root)


def _end_with(parent: int) -> None:
    """End this worker when the process ``parent`` is gone, however busy the worker is.

    ``parent`` is the build. The worker's own parent is the server that forked it, which lives as
    long as its workers do.
    """
    if hasattr(os, "pidfd_open"):
        try:
            descriptor = os.pidfd_open(parent)
        except ProcessLookupError:  # gone before this worker had opened
            os._exit(1)

        def watch() -> None:
            select.select([descriptor], [], [])
            os._exit(1)

        threading.Thread(target=watch, daemon=True).start()


def _work(job: Job) -> Outcome:
    return _attempt(_render, job)


def _renderer_of(root: Path) -> Render:
    from docgen.render.document import Renderer

    return Renderer(Sources(root)).render


def _attempt(render: Render, job: Job) -> Outcome:
    try:
        rendered = render(job)
        if len(rendered.content) > LARGEST:
            raise DocgenError(f"the document has more than {LARGEST >> 20} MB")
        return rendered
    except DocgenError as error:
        return error
    except MemoryError:
        return DocgenError("ran out of memory", hint="--memory allows more")
    except Exception as error:  # one failure must not end the others
        return DocgenError(f"{type(error).__name__}: {error}", hint="a defect of docgen")


def _outcome(future: "Future[Outcome]", timeout: float) -> Outcome:
    from pebble import ProcessExpired

    from docgen.workers.process import how_it_ended

    try:
        return future.result()
    except TimeoutError:
        return DocgenError(f"took longer than {timeout:g} s", hint="--timeout allows more")
    except ProcessExpired as error:
        hint = "if it ran out of memory, --memory allows more"
        return DocgenError(f"the worker died ({how_it_ended(error)})", hint=hint)
    except Exception as error:  # of the pool itself, such as a worker that cannot start
        return DocgenError(f"{type(error).__name__}: {error}")
