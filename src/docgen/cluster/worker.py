"""What runs on a worker of the cluster: a shard of jobs in, documents and their digests out.

A worker renders in a :class:`docgen.workers.pool.WorkerPool` of one process, so that the limits
on time and memory hold as they do at home, and a document that brings its process down leaves the
worker be.
"""

import logging
import multiprocessing
import signal
import threading
from contextlib import ExitStack, closing
from hashlib import sha256
from multiprocessing.util import Finalize
from pathlib import Path
from tempfile import TemporaryDirectory

from distributed import get_worker
from msgspec import Struct, msgpack

from docgen.cluster.template_files import TemplateFiles, unpack
from docgen.errors import DocgenError
from docgen.model import Format, Job
from docgen.versions import versions
from docgen.workers.pool import Outcome, WorkerPool


class Order(Struct, frozen=True):
    """What a build asks of every worker; ``bundle`` is a digest, ``memory`` is in MiB."""

    versions: dict[str, str]
    bundle: str
    forms: tuple[Format, ...]
    timeout: float
    memory: int


class VersionMismatch(Struct, frozen=True):
    """From a worker whose libraries are others, so that its bytes would be too."""

    worker: str
    versions: dict[str, str]


class PackedOutcome(Struct, frozen=True):
    """An outcome, and the digest of its bytes where it is a document."""

    outcome: Outcome
    digest: str | None

    @classmethod
    def of(cls, outcome: Outcome) -> "PackedOutcome":
        """``outcome``, sealed."""
        return cls(outcome, _digest(outcome))

    @property
    def received(self) -> Outcome:
        """The outcome, or an error if its bytes changed on their way."""
        if _digest(self.outcome) != self.digest:
            return DocgenError("came damaged from the cluster", hint="build again")
        return self.outcome


def render(
    order: Order, bundle: bytes, shard: bytes
) -> list[PackedOutcome] | VersionMismatch | DocgenError:
    """What came of the jobs in ``shard``, in their order, or why nothing did.

    Bundle and shard are packed, to be opened only where the libraries are the right ones.
    """
    here = versions()
    if here != order.versions:
        return VersionMismatch(get_worker().address, here)
    try:
        jobs = msgpack.decode(shard, type=list[Job])
        crew = _bench.crew_for(order, bundle)
        outcomes = {job.path: outcome for job, outcome in crew.run(jobs, lambda _: None)}
        return [PackedOutcome.of(outcomes[job.path]) for job in jobs]
    except Exception as error:  # of this machine, such as a full disk
        # Not raised, since of an error that Dask fails to carry the parent would never hear.
        where = f"on the worker {get_worker().address}"
        return DocgenError(f"{type(error).__name__}: {error}", hint=where)


def dask_setup(_: object) -> None:
    """For an embedded worker, which Dask has load this module first.

    An interrupt is for the build that started the worker, and for it to end the worker.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    hush()


def hush() -> None:
    """Keep Dask from telling what it does; what a user has to know, docgen says."""
    for name in ("distributed", "distributed.client", "tornado.application"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


class _Bench(threading.local):
    """What a thread of a worker keeps from one shard to the next of the same build."""

    def __init__(self) -> None:
        self._order: Order | None = None
        self._crew: WorkerPool
        self._open = ExitStack()
        # Else the worker, when it ends, would wait for the end of the crew.
        Finalize(None, self._open.close, exitpriority=1)

    def crew_for(self, order: Order, bundle: bytes) -> WorkerPool:
        """The crew that renders the project in ``bundle``."""
        if order != self._order:
            self._order = None
            self._open.close()
            _allow_children()
            place = TemporaryDirectory(dir=get_worker().local_directory, prefix="docgen-")
            root = Path(self._open.enter_context(place), order.bundle)
            unpack(msgpack.decode(bundle, type=TemplateFiles), root)
            crew = WorkerPool(root, 1, order.forms, order.timeout, order.memory)
            self._crew = self._open.enter_context(closing(crew))
            self._order = order
        return self._crew


_bench = _Bench()


def _allow_children() -> None:
    """Dask's nanny runs its worker as a daemon, which may have no children lest they outlive it.

    A crew's end with their parent by themselves.
    """
    multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined]


def _digest(outcome: Outcome) -> str | None:
    return None if isinstance(outcome, DocgenError) else sha256(outcome.content).hexdigest()
