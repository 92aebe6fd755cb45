"""Jobs → chunks of a few jobs → outcomes; only a few chunks are on the cluster at a time."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import NamedTuple

from distributed import CancelledError, Client, Future, KilledWorker
from msgspec import msgpack

from docgen.cluster.client import connected
from docgen.cluster.registry import Tell, WorkerRegistry, lost
from docgen.cluster.template_files import pack
from docgen.cluster.worker import Order, VersionMismatch, render
from docgen.errors import DocgenError, MachineError
from docgen.job import Job
from docgen.versions import versions
from docgen.workers.pool import MEMORY, TIMEOUT, Done, Executor, Outcome, Started, endings_for

_MOST_IN_A_CHUNK = 8  # jobs; spreads the cost of a Dask task (some 3 ms) over several documents
_CHUNKS_PER_THREAD = 2  # one being rendered, the next waiting
_PATIENCE = 60.0  # seconds without any worker


def cluster(
    address: str,
    size: int,
    tell: Tell,
    *,
    timeout: float = TIMEOUT,
    memory: int = MEMORY,
    patience: float = _PATIENCE,
) -> Executor:
    """Run jobs on the cluster at ``address``, or on one of ``size`` processes made for this batch.

    A document that takes longer than ``timeout`` seconds, crashes, or needs more than ``memory``
    MiB fails alone, as in a pool. The jobs of a lost worker go to others. ``tell`` is called with a
    message for every worker that is refused.

    The executor raises :class:`MachineError` if the scheduler is lost, or if there is no worker for
    ``patience`` seconds.
    """

    def run(root: Path, jobs: Sequence[Job], started: Started) -> Done:
        if not jobs:
            return
        templates = pack(root)
        order = Order(versions(), templates.digest, endings_for(root, jobs), timeout, memory)
        with connected(address, min(size, len(jobs))) as client:
            registry = WorkerRegistry(client, order.versions, tell, patience)
            yield from _Batch(client, registry, order, msgpack.encode(templates)).run(jobs, started)

    return run


class _Task(NamedTuple):
    """A chunk on the cluster; ``workers`` may run it, or any if ``None``.

    ``suspect``: a single document, retried alone because its chunk lost worker after worker.
    """

    chunk: Sequence[Job]
    workers: frozenset[str] | None
    suspect: bool


class _Batch:
    """The state of one batch on the cluster."""

    def __init__(
        self, client: Client, registry: WorkerRegistry, order: Order, templates: bytes
    ) -> None:
        self._client = client
        self._registry = registry
        self._order = order
        # a task, and no scattered data: Dask repeats it when every worker that had it is lost
        self._templates = client.submit(bytes, templates, key=f"docgen-{order.templates}")
        self._running: dict[Future, _Task] = {}
        self._done: SimpleQueue[Future] = SimpleQueue()
        self._again: deque[Sequence[Job]] = deque()  # came back without outcomes
        self._suspects: deque[Job] = deque()  # of chunks that lost one worker after another

    def run(self, jobs: Sequence[Job], started: Started) -> Done:
        """Yield outcomes as they come; no more chunks than the window are out or in memory."""
        fresh = _chunks(jobs, lambda: self._registry.threads, started)
        while True:
            while len(self._running) < _CHUNKS_PER_THREAD * max(1, self._registry.threads):
                if self._suspects and not any(task.suspect for task in self._running.values()):
                    self._submit([self._suspects.popleft()], suspect=True)
                elif self._again:
                    self._submit(self._again.popleft())
                elif chunk := next(fresh, None):
                    self._submit(chunk)
                else:
                    break
            if not self._running:
                return
            if finished := [*self._settle(self._next())]:
                yield finished

    def _submit(self, chunk: Sequence[Job], *, suspect: bool = False) -> None:
        workers = self._registry.chosen
        packed = msgpack.encode(chunk)
        future = self._client.submit(
            render, self._order, self._templates, packed, workers=workers and [*workers], pure=False
        )
        self._running[future] = _Task(chunk, workers, suspect)
        future.add_done_callback(self._done.put)

    def _next(self) -> Future:
        """The next future that is done; chunks whose workers are all gone are submitted again."""
        while True:
            self._registry.look()
            for future in [each for each, task in self._running.items() if self._stuck(task)]:
                task = self._running.pop(future)
                self._submit(task.chunk, suspect=task.suspect)
            try:
                future = self._done.get(timeout=1)
            except Empty:
                continue
            if future in self._running:
                return future

    def _stuck(self, task: _Task) -> bool:
        return self._registry.lacks(task.workers)

    def _settle(self, future: Future) -> Iterator[tuple[Job, Outcome]]:
        """The outcomes of a chunk, if it has any yet."""
        task = self._running.pop(future)
        if future.status == "error":
            yield from self._fail(task, future.exception())
            return
        try:
            result = future.result()
        except (CancelledError, OSError) as error:
            raise lost() from error
        if isinstance(result, VersionMismatch):
            self._registry.refuse(result)
            self._again.append(task.chunk)
        elif isinstance(result, DocgenError):
            yield from ((job, result) for job in task.chunk)
        else:
            yield from zip(task.chunk, (each.received for each in result), strict=True)

    def _fail(self, task: _Task, error: BaseException) -> Iterator[tuple[Job, Outcome]]:
        """The outcomes of a chunk whose task failed.

        If it lost several workers, one of its documents may be what crashed them; so each is
        retried alone.
        """
        if isinstance(error, ImportError):
            hint = "install docgen[dask] there"
            raise MachineError(f"docgen is missing on a worker: {error}", hint=hint) from error
        if isinstance(error, KilledWorker) and not task.suspect:
            self._suspects.extend(task.chunk)
            return
        cause = f"{type(error).__name__}: {error}"
        if isinstance(error, KilledWorker):
            cause = f"its worker died, {error.allowed_failures + 1} times"
        for job in task.chunk:
            yield job, DocgenError(cause)


def _chunks(
    jobs: Sequence[Job], threads: Callable[[], int], started: Started
) -> Iterator[Sequence[Job]]:
    """``jobs`` in chunks, smaller towards the end, so that all workers finish together."""
    waiting, left = iter(jobs), len(jobs)
    while left:
        share = left // (2 * _CHUNKS_PER_THREAD * max(1, threads()))
        chunk = list(islice(waiting, min(_MOST_IN_A_CHUNK, max(1, share))))
        if not chunk:
            return  # the build was told to stop: no further jobs
        left -= len(chunk)
        for job in chunk:
            started(job)
        yield chunk
