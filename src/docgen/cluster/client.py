"""The address of a cluster → a client of its scheduler."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dask
from distributed import Client, LocalCluster, Security

from docgen.cluster.worker import hush
from docgen.errors import MachineError
from docgen.import_path import leave_out_working_folder
from docgen.workers.process import require_files
from docgen.workers.scratch import scratch

EMBEDDED = "dask"
_PATIENCE = 5  # seconds for the scheduler to answer
_SETTINGS = {
    "distributed.admin.large-graph-warning-threshold": "1GB",  # templates may hold pictures
}


@contextmanager
def connected(address: str, size: int) -> Iterator[Client]:
    """A client of the scheduler at ``address`` (``tcp://…`` or ``tls://…``).

    ``EMBEDDED`` starts a cluster of ``size`` worker processes for this client alone: it listens on
    the loopback interface only, and requires a certificate made for this run.

    Raises :class:`MachineError` if no scheduler answers within five seconds, if certificates are
    missing, or if the machine allows too few open files.
    """
    hush()
    require_files()
    leave_out_working_folder()
    with dask.config.set(_SETTINGS):
        if address == EMBEDDED:
            with _cluster(size) as cluster, Client(cluster, set_as_default=False) as client:
                yield client
        else:
            with _client(address) as client:
                yield client


@contextmanager
def _cluster(size: int) -> Iterator[LocalCluster]:
    with (
        scratch() as folder,
        LocalCluster(
            n_workers=size,
            threads_per_worker=1,
            host="127.0.0.1",
            protocol="tls://",
            security=Security.temporary(),
            dashboard_address=None,
            memory_limit=0,  # docgen sets the limits itself
            local_directory=folder,
            preload=["docgen.cluster.worker"],
        ) as cluster,
    ):
        yield cluster


def _client(address: str) -> Client:
    try:
        security = _certificates() if address.startswith("tls:") else None
        return Client(address, timeout=_PATIENCE, security=security, set_as_default=False)
    except OSError as error:  # includes errors of ssl
        cause = str(error).partition("\n")[0]
        hint = "start one with: dask scheduler"
        raise MachineError(f"no Dask scheduler at {address}: {cause}", hint=hint) from error


def _certificates() -> Security:
    """The certificates that Dask's settings name.

    Raises :class:`MachineError` if one is missing.
    """
    security = Security(require_encryption=True)
    settings = {
        "CA_FILE": security.tls_ca_file,
        "CLIENT__CERT": security.tls_client_cert,
        "CLIENT__KEY": security.tls_client_key,
    }
    for name, path in settings.items():
        variable = f"DASK_DISTRIBUTED__COMM__TLS__{name}"
        if not path:
            raise MachineError("tls:// needs certificates", hint=f"set {variable} to a PEM file")
        if not Path(path).is_file():
            raise MachineError(f"{variable}: there is no file {path}")
    return security
