"""The workers of a cluster: those there are now, and those that are allowed to render."""

import time
from collections.abc import Callable, Mapping

from distributed import Client

from docgen.cluster.worker import VersionMismatch
from docgen.errors import MachineError

Tell = Callable[[str], None]

_LOOK_EVERY = 1.0  # second


class WorkerRegistry:
    """The workers of a scheduler, asked for every second, because they come and go.

    ``patience`` is how many seconds there may be no worker.
    """

    def __init__(
        self, client: Client, versions: Mapping[str, str], tell: Tell, patience: float
    ) -> None:
        self._client = client
        self._versions = versions
        self._tell = tell
        self._patience = patience
        self._threads: dict[str, int] = {}
        self._refused: set[str] = set()
        self._looked = self._manned = time.monotonic()
        self._look()

    @property
    def threads(self) -> int:
        """How many chunks can be rendered at the same time."""
        return sum(self._threads[worker] for worker in self._living)

    @property
    def chosen(self) -> frozenset[str] | None:
        """The workers that may run chunks; ``None`` means any, also those that join later.

        ``None`` also when only refused workers are left, which then refuse again.
        """
        return (self._living or None) if self._refused else None

    def look(self) -> None:
        """Update the list of workers if the last look is more than a second ago.

        Raises :class:`MachineError` if there has been no worker for too long, or the scheduler is
        lost.
        """
        if time.monotonic() - self._looked > _LOOK_EVERY:
            self._look()

    def lacks(self, workers: frozenset[str] | None) -> bool:
        """Whether all of ``workers`` are gone."""
        return workers is not None and not workers & self._living

    def refuse(self, refusal: VersionMismatch) -> None:
        """Send that worker no more chunks. Raises :class:`MachineError` if no other is left."""
        differences = self._differences(refusal)
        if refusal.worker not in self._refused:
            self._refused.add(refusal.worker)
            self._tell(f"worker {refusal.worker} refused: {differences}")
        self._look()
        if not self._living:
            raise MachineError(
                f"no worker has the versions of this machine: {differences}",
                hint="install the same versions on all machines",
            )

    def _differences(self, refusal: VersionMismatch) -> str:
        there, here = refusal.versions, self._versions
        return ", ".join(
            f"{library} {there.get(library, 'missing')} there, {here.get(library, 'missing')} here"
            for library in sorted({*there, *here})
            if there.get(library) != here.get(library)
        )

    @property
    def _living(self) -> frozenset[str]:
        return frozenset(self._threads) - self._refused

    def _look(self) -> None:
        try:
            self._threads = dict(self._client.nthreads())
        except (OSError, TimeoutError) as error:
            raise lost() from error
        self._looked = time.monotonic()
        if self._threads:
            self._manned = self._looked
        elif self._looked - self._manned > self._patience:
            raise MachineError(
                f"the cluster has had no worker for {self._patience:g} s",
                hint="start some with: dask worker ADDRESS --nthreads 1",
            )


def lost() -> MachineError:
    """The error for a scheduler that no longer answers."""
    return MachineError(
        "the connection to the Dask scheduler is lost",
        hint="finished documents are written; the next build makes the rest",
    )
