"""What runs on a worker of the cluster: a chunk of jobs in, documents and their digests out.

A worker renders in a :class:`docgen.workers.pool.WorkerPool` of one process, so the limits on time
and memory are those of a local build, and a document that crashes its process does not end the
worker.
"""

import logging
import signal
import threading
from collections.abc import Mapping
from contextlib import ExitStack, closing
from hashlib import sha256
from multiprocessing.util import Finalize
from pathlib import Path
from tempfile import TemporaryDirectory

from distributed import get_worker
from msgspec import Struct, msgpack

from docgen.cluster.daemons import allow_children
from docgen.cluster.template_files import TemplateFiles, unpack
from docgen.errors import DocgenError
from docgen.job import Job
from docgen.versions import versions
from docgen.workers.pool import Endings, Outcome, WorkerPool


class Order(Struct, frozen=True):
    """What a build asks of every worker.

    ``templates`` is the SHA-256 of the template files, ``timeout`` the seconds and ``memory`` the
    MiB that one document may take.
    """

    versions: Mapping[str, str]
    templates: str
    endings: Endings
    timeout: float
    memory: int


class VersionMismatch(Struct, frozen=True):
    """A worker's answer if its libraries have other versions: its documents could differ."""

    worker: str
    versions: Mapping[str, str]


class PackedOutcome(Struct, frozen=True):
    """An outcome; for a document, with the SHA-256 of its bytes."""

    outcome: Outcome
    digest: str | None

    @classmethod
    def of(cls, outcome: Outcome) -> "PackedOutcome":
        """``outcome`` with its digest."""
        return cls(outcome, _digest(outcome))

    @property
    def received(self) -> Outcome:
        """The outcome, or an error if its bytes changed on the way."""
        if _digest(self.outcome) != self.digest:
            return DocgenError("was damaged on its way from the cluster", hint="build again")
        return self.outcome


def render(
    order: Order, templates: bytes, chunk: bytes
) -> list[PackedOutcome] | VersionMismatch | DocgenError:
    """Render the jobs in ``chunk``; returns their outcomes in order, or why there are none.

    ``templates`` and ``chunk`` are MessagePack, decoded only once the versions are known to agree.
    Errors are returned, never raised: an exception that Dask cannot pickle would not reach the
    build.
    """
    here = versions()
    if here != order.versions:
        return VersionMismatch(get_worker().address, here)
    try:
        jobs = msgpack.decode(chunk, type=list[Job])
        pool = _pools.pool_for(order, templates)
        done = (each for finished in pool.run(jobs, lambda _: None) for each in finished)
        outcomes = {job.path: outcome for job, outcome in done}
        return [PackedOutcome.of(outcomes[job.path]) for job in jobs]
    except Exception as error:  # of this machine, such as a full disk
        # returned, not raised: an exception that Dask cannot pickle would never reach the build
        where = f"on the worker {get_worker().address}"
        return DocgenError(f"{type(error).__name__}: {error}", hint=where)


def dask_setup(_: object) -> None:
    """Prepare an embedded worker; Dask calls this by its name when it preloads the module.

    Ctrl-C is for the build that started the worker, which then ends the worker.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    hush()


def hush() -> None:
    """Silence Dask's log; docgen itself says what a user needs to know."""
    for name in ("distributed", "distributed.client", "tornado.application"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


class _ThreadPools(threading.local):
    """The pool of each thread of a worker, kept from one chunk of a build to the next."""

    def __init__(self) -> None:
        self._order: Order | None = None
        self._pool: WorkerPool
        self._open = ExitStack()
        # without this, a worker that ends would wait for its pool
        Finalize(None, self._open.close, exitpriority=1)

    def pool_for(self, order: Order, templates: bytes) -> WorkerPool:
        """The pool that renders with ``templates``, those of ``order``."""
        if order != self._order:
            self._order = None
            self._open.close()
            allow_children()
            place = TemporaryDirectory(dir=get_worker().local_directory, prefix="docgen-")
            root = Path(self._open.enter_context(place), order.templates)
            unpack(msgpack.decode(templates, type=TemplateFiles), root)
            pool = WorkerPool(root, 1, order.endings, order.timeout, order.memory)
            self._pool = self._open.enter_context(closing(pool))
            self._order = order
        return self._pool


_pools = _ThreadPools()


def _digest(outcome: Outcome) -> str | None:
    return None if isinstance(outcome, DocgenError) else sha256(outcome.content).hexdigest()
