"""Jobs → shards of a few → outcomes, by a window that slides over the batch."""

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
from docgen.model import Job
from docgen.versions import versions
from docgen.workers.pool import MEMORY, TIMEOUT, Done, Executor, Outcome, Started, forms_of

_MOST_IN_A_SHARD = 8  # what a task costs beyond rendering is then little to each document
_SHARDS_A_THREAD = 2  # one at work and one at hand
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
    """Run jobs on the cluster at ``address``, or on one of ``size`` processes for a batch alone.

    A document that hangs, crashes or needs too much memory fails alone, as in a pool. What a
    lost worker had goes to others. ``tell`` hears of every worker that is refused.
    :class:`MachineError` when the scheduler is lost, or there is no worker for ``patience``
    seconds.
    """

    def run(root: Path, jobs: Sequence[Job], started: Started) -> Done:
        if not jobs:
            return
        bundle = pack(root)
        order = Order(versions(), bundle.digest, forms_of(jobs), timeout, memory)
        with connected(address, min(size, len(jobs))) as client:
            team = WorkerRegistry(client, order.versions, tell, patience)
            yield from _Batch(client, team, order, msgpack.encode(bundle)).run(jobs, started)

    return run


class _Task(NamedTuple):
    """A shard on the cluster; ``workers`` are the ones it may go to, where not to all."""

    shard: Sequence[Job]
    workers: frozenset[str] | None
    suspect: bool


class _Batch:
    """What is on the cluster of one batch."""

    def __init__(self, client: Client, team: WorkerRegistry, order: Order, bundle: bytes) -> None:
        self._client = client
        self._team = team
        self._order = order
        # As a task it is made anew where every worker that had it is lost.
        self._bundle = client.submit(bytes, bundle, key=f"docgen-{order.bundle}")
        self._running: dict[Future, _Task] = {}
        self._done: SimpleQueue[Future] = SimpleQueue()
        self._again: deque[Sequence[Job]] = deque()  # came back undone
        self._suspects: deque[Job] = deque()  # of shards that lost one worker after another

    def run(self, jobs: Sequence[Job], started: Started) -> Done:
        """Outcomes as they come; never more than the window is on the cluster or in memory."""
        fresh = _shards(jobs, lambda: self._team.threads, started)
        while True:
            while len(self._running) < _SHARDS_A_THREAD * max(1, self._team.threads):
                if self._suspects and not any(task.suspect for task in self._running.values()):
                    self._submit([self._suspects.popleft()], suspect=True)
                elif self._again:
                    self._submit(self._again.popleft())
                elif shard := next(fresh, None):
                    self._submit(shard)
                else:
                    break
            if not self._running:
                return
            yield from self._settle(self._next())

    def _submit(self, shard: Sequence[Job], *, suspect: bool = False) -> None:
        workers = self._team.chosen
        packed = msgpack.encode(shard)
        future = self._client.submit(
            render, self._order, self._bundle, packed, workers=workers and [*workers], pure=False
        )
        self._running[future] = _Task(shard, workers, suspect)
        future.add_done_callback(self._done.put)

    def _next(self) -> Future:
        """A future that is done; what waits for workers that are gone is given to others."""
        while True:
            self._team.look()
            for future in [each for each, task in self._running.items() if self._stuck(task)]:
                task = self._running.pop(future)
                self._submit(task.shard, suspect=task.suspect)
            try:
                future = self._done.get(timeout=1)
            except Empty:
                continue
            if future in self._running:
                return future

    def _stuck(self, task: _Task) -> bool:
        return self._team.lacks(task.workers)

    def _settle(self, future: Future) -> Iterator[tuple[Job, Outcome]]:
        """What came of a shard."""
        task = self._running.pop(future)
        if future.status == "error":
            yield from self._fail(task, future.exception())
            return
        try:
            result = future.result()
        except (CancelledError, OSError) as error:
            raise lost() from error
        if isinstance(result, VersionMismatch):
            self._team.refuse(result)
            self._again.append(task.shard)
        elif isinstance(result, DocgenError):
            yield from ((job, result) for job in task.shard)
        else:
            yield from zip(task.shard, (each.received for each in result), strict=True)

    def _fail(self, task: _Task, error: BaseException) -> Iterator[tuple[Job, Outcome]]:
        """What comes of a shard that could not be done.

        One of its documents may bring workers down: so they are tried again, each alone.
        """
        if isinstance(error, ImportError):
            raise MachineError(f"a worker of the cluster lacks docgen: {error}") from error
        if isinstance(error, KilledWorker) and not task.suspect:
            self._suspects.extend(task.shard)
            return
        cause = f"{type(error).__name__}: {error}"
        if isinstance(error, KilledWorker):
            cause = f"lost with its worker, {error.allowed_failures + 1} ×"
        for job in task.shard:
            yield job, DocgenError(cause)


def _shards(
    jobs: Sequence[Job], threads: Callable[[], int], started: Started
) -> Iterator[Sequence[Job]]:
    """``jobs`` in shards, smaller towards the end, so that the workers end together."""
    waiting, left = iter(jobs), len(jobs)
    while left:
        share = left // (2 * _SHARDS_A_THREAD * max(1, threads()))
        shard = list(islice(waiting, min(_MOST_IN_A_SHARD, max(1, share))))
        if not shard:
            return  # told to stop: there are fewer than there were to be
        left -= len(shard)
        for job in shard:
            started(job)
        yield shard
