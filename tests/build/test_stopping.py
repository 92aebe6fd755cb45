from pathlib import Path

import pytest

from conftest import jobs_of
from docgen.build.stopping import Stoppable
from docgen.workers.pool import Executor, pool_executor, run_inline


@pytest.mark.parametrize(
    ("how", "most"), [(run_inline, 2), (pool_executor(2), 11)], ids=["here", "pool"]
)
def test_what_was_taken_is_finished_and_nothing_else_begun(
    mini: Path, how: Executor, most: int
) -> None:
    """A pool takes two for each worker, another for each that is done until it has to stop, and
    two more when all were done by the time that it looked.
    """
    jobs, done = jobs_of(mini, formats=("docx",)), list[str]()
    started: list[str] = []
    batch = Stoppable(jobs, lambda: len(done) >= 2)
    for finished in how(mini, batch, lambda job: started.append(job.path)):
        done += [job.path for job, _ in finished]
    assert sorted(done) == sorted(started)
    assert 2 <= len(done) <= most < len(jobs)


def test_it_is_the_batch_that_it_was(mini: Path) -> None:
    jobs = jobs_of(mini, formats=("docx",))
    batch = Stoppable(jobs, lambda: False)
    assert list(batch) == jobs
    assert (len(batch), batch[0], batch[1:3]) == (len(jobs), jobs[0], jobs[1:3])
