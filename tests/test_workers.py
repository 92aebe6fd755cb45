import os
import signal
from pathlib import Path

import pytest
from msgspec.structs import replace

from conftest import jobs_of
from docgen.errors import DocgenError, TemplateError
from docgen.model import Job
from docgen.workers import Outcome, Run, here, pool


def run(how: Run, root: Path, jobs: list[Job]) -> tuple[dict[str, Outcome], list[str]]:
    started: list[str] = []
    outcomes = how(root, jobs, lambda job: started.append(job.id))
    return {job.id: outcome for job, outcome in outcomes}, started


def test_a_pool_gives_the_bytes_of_one_process(mini: Path) -> None:
    jobs = jobs_of(mini)
    alone, started = run(here, mini, jobs)
    together, _ = run(pool(2), mini, list(reversed(jobs)))
    assert together == alone
    assert started == list(alone) == [job.id for job in jobs]


@pytest.mark.parametrize("how", [here, pool(2)], ids=["here", "pool"])
def test_one_failure_spoils_nothing(mini: Path, how: Run) -> None:
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


def test_a_defect_of_ours_is_told_as_such(mini: Path) -> None:
    job = replace(jobs_of(mini)[0], language="xx-nonsense")
    ((_, outcome),) = here(mini, [job], lambda _: None)
    assert isinstance(outcome, DocgenError)
    assert "a defect of docgen" in str(outcome)


def test_a_worker_that_dies_takes_its_own_document_alone(mini: Path) -> None:
    jobs = jobs_of(mini, formats=("docx",))
    outcomes: dict[str, Outcome] = {}
    for job, outcome in pool(2)(mini, jobs, lambda _: None):
        if not outcomes:
            kill_a_child()
        outcomes[job.id] = outcome
    assert len(outcomes) == len(jobs)
    died = [str(each) for each in outcomes.values() if isinstance(each, DocgenError)]
    assert died in ([], ["the worker died (SIGKILL)"])


def kill_a_child() -> None:
    """End one worker of the pool: a grandchild, since a server forks them."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                command = (entry / "cmdline").read_bytes()
                parent = (entry / "stat").read_text().rpartition(")")[2].split()[1]
                grandparent = Path(f"/proc/{parent}/stat").read_text().rpartition(")")[2].split()[1]
            except OSError:
                continue
            if b"forkserver" in command and grandparent == str(os.getpid()):
                os.kill(int(entry.name), signal.SIGKILL)
                return
