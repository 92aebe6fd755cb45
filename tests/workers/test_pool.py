import os
import signal
import threading
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from conftest import children, jobs_of
from docgen.errors import DocgenError, MachineError, TemplateError
from docgen.job import Job
from docgen.workers.pool import (
    Executor,
    Outcome,
    WorkerPool,
    endings_for,
    pool_executor,
    run_inline,
)


def run(how: Executor, root: Path, jobs: list[Job]) -> tuple[dict[str, Outcome], list[str]]:
    started: list[str] = []
    outcomes = (
        each
        for done in how(root, jobs, lambda job: started.append(job.document.id))
        for each in done
    )
    return {job.document.id: outcome for job, outcome in outcomes}, started


def test_a_pool_gives_the_bytes_of_one_process(mini: Path) -> None:
    jobs = jobs_of(mini)
    alone, started = run(run_inline, mini, jobs)
    together, _ = run(pool_executor(2), mini, list(reversed(jobs)))
    assert together == alone
    assert started == list(alone) == [job.document.id for job in jobs]


@pytest.mark.parametrize("how", [run_inline, pool_executor(2)], ids=["here", "pool"])
def test_one_failure_spoils_nothing(mini: Path, how: Executor) -> None:
    template = mini / "templates/note/note.html"
    trap = "{% if view.variant.id == 'kz' %}{{ gone }}{% endif %}"
    template.write_text(template.read_text().replace("<h1>", f"{trap}<h1>"))
    jobs = jobs_of(mini, formats=("pdf",))
    outcomes, _ = run(how, mini, jobs)
    failed = {name: each for name, each in outcomes.items() if isinstance(each, DocgenError)}
    assert list(failed) == ["demo/en/note/kz/pdf"]
    error = failed["demo/en/note/kz/pdf"]
    assert isinstance(error, TemplateError)
    assert str(error).startswith("templates/note/note.html:5: 'gone' is undefined")
    assert len(outcomes) == len(jobs)


def test_a_pool_that_has_ended_is_an_error_in_a_line(mini: Path) -> None:
    jobs = jobs_of(mini)
    with closing(WorkerPool(mini, 1, endings_for(mini, jobs), 60, 2048)) as pool:
        pool._workers.stop()
        with pytest.raises(MachineError, match="the processes that do the work cannot be started"):
            list(pool.run(jobs, lambda _: None))


def test_a_defect_of_ours_is_told_as_such(mini: Path) -> None:
    job = jobs_of(mini)[0]
    job = replace(job, document=replace(job.document, language="xx-nonsense"))
    (((_, outcome),),) = run_inline(mini, [job], lambda _: None)
    assert isinstance(outcome, DocgenError)
    assert "a defect of docgen" in str(outcome)


HANG = "{% for a in range(90000) %}{% for b in range(90000) %}{% endfor %}{% endfor %}"
HUGE = "{{ 'a' * 3000000000 }}"


def trap(root: Path, markup: str) -> list[Job]:
    """Four jobs, of which that of Kazakhstan falls into ``markup``."""
    template = root / "templates/note/note.html"
    guarded = "{% if view.variant.id == 'kz' %}" + markup + "{% endif %}<h1>"
    template.write_text(template.read_text().replace("<h1>", guarded))
    names = ["no", "kz", "is", "whole"]
    jobs = {job.view.variant.id: job for job in jobs_of(root, formats=("pdf",))}
    return [jobs[name] for name in names]


def failures(outcomes: dict[str, Outcome]) -> dict[str, str]:
    return {
        name: str(outcome) for name, outcome in outcomes.items() if isinstance(outcome, DocgenError)
    }


@pytest.mark.long
def test_a_document_that_takes_too_long_fails_alone(mini: Path) -> None:
    outcomes, _ = run(pool_executor(2, timeout=20), mini, trap(mini, HANG))
    assert len(outcomes) == 4
    assert failures(outcomes) == {
        "demo/en/note/kz/pdf": "took longer than 20 s (--timeout allows more)"
    }


def test_a_document_that_needs_too_much_memory_fails_alone(mini: Path) -> None:
    outcomes, _ = run(pool_executor(2), mini, trap(mini, HUGE))
    assert len(outcomes) == 4
    ((name, cause),) = failures(outcomes).items()
    assert name == "demo/en/note/kz/pdf"
    assert "memory" in cause.lower()


@pytest.mark.parametrize("how", [signal.SIGSEGV, signal.SIGKILL])
def test_a_worker_that_dies_takes_its_own_document_alone(mini: Path, how: signal.Signals) -> None:
    """One worker, so that the one that dies is known to be at work on the second document."""
    jobs = trap(mini, HANG)
    outcomes: dict[str, Outcome] = {}
    for finished in pool_executor(1)(mini, jobs, lambda _: None):
        outcomes |= {job.document.id: outcome for job, outcome in finished}
        if len(outcomes) == 1:
            threading.Timer(1.0, kill_the_worker, [how]).start()
    assert len(outcomes) == 4
    died = f"the worker died ({how.name}) (if it ran out of memory, --memory allows more)"
    assert failures(outcomes) == {"demo/en/note/kz/pdf": died}


def kill_the_worker(how: signal.Signals) -> None:
    """Kill the grandchild of this process that the server of the pool forked."""
    (worker,) = (
        pid for child in children(os.getpid()) for pid in children(child) if is_server(child)
    )
    os.kill(worker, how)


def is_server(pid: int) -> bool:
    return b"forkserver" in Path(f"/proc/{pid}/cmdline").read_bytes()
