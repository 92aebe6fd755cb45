"""Children of a Dask worker: what Python's ``multiprocessing`` offers no public way to do."""

import multiprocessing


def allow_children() -> None:
    """Let this process start others, though it is a daemon.

    Dask's nanny starts its worker as a daemon. Python does not let a daemon have children, because
    they could outlive it; those of a :class:`docgen.workers.pool.WorkerPool` end with their parent.
    The setting ``distributed.worker.daemon`` would do the same, but whoever starts the workers
    would have to set it on every machine.

    Raises :class:`KeyError` if this version of Python keeps the mark somewhere else.
    """
    config = multiprocessing.current_process()._config  # type: ignore[attr-defined]
    if "daemon" in config:
        config["daemon"] = False
    if multiprocessing.current_process().daemon:
        raise KeyError("multiprocessing keeps its daemon mark elsewhere")
