"""A batch of jobs that can be ended early."""

from collections.abc import Callable, Iterator, Sequence
from typing import overload

from docgen.job import Job


class Stoppable(Sequence[Job]):
    """``jobs``, of which no more are handed out once ``stop`` returns true.

    The executor finishes the jobs that it has, and needs no special case.
    """

    def __init__(self, jobs: Sequence[Job], stop: Callable[[], bool]) -> None:
        self._jobs = jobs
        self._stop = stop

    @overload
    def __getitem__(self, index: int) -> Job: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Job]: ...
    def __getitem__(self, index: int | slice) -> Job | Sequence[Job]:
        return self._jobs[index]

    def __len__(self) -> int:
        return len(self._jobs)

    def __iter__(self) -> Iterator[Job]:
        for job in self._jobs:
            if self._stop():
                return
            yield job
