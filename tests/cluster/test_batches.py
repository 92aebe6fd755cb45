"""Batches on a real cluster of two workers, whole and disturbed."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from clusters import Cluster, running
from conftest import Log, budget, jobs_of
from docgen.build.conductor import build
from docgen.cluster.batches import cluster
from docgen.errors import DocgenError, MachineError
from docgen.job import Job, Request
from docgen.store.folder import builds_of
from docgen.workers.pool import Executor, Outcome, run_inline

pytestmark = pytest.mark.early


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A cluster that no test disturbs."""
    with running(tmp_path_factory.mktemp("cluster"), workers=2) as found:
        yield found


def on(where: Cluster, told: list[str] | None = None, **limits: float) -> Executor:
    def tell(text: str) -> None:
        assert told is not None, text
        told.append(text)

    return cluster(where.address, 1, tell, **limits)  # type: ignore[arg-type]


def run(how: Executor, root: Path, jobs: list[Job]) -> dict[str, Outcome]:
    finished = (each for done in how(root, jobs, lambda _: None) for each in done)
    return {job.document.id: outcome for job, outcome in finished}


def trap(root: Path, markup: str) -> list[Job]:
    """The jobs for PDFs, of which that of Kazakhstan falls into ``markup``."""
    template = root / "templates/note/note.html"
    guarded = "{% if view.variant.id == 'kz' %}" + markup + "{% endif %}<h1>"
    template.write_text(template.read_text().replace("<h1>", guarded))
    return jobs_of(root, formats=("pdf",))


HANG = "{% for a in range(90000) %}{% for b in range(90000) %}{% endfor %}{% endfor %}"


def failures(outcomes: dict[str, Outcome]) -> dict[str, str]:
    return {
        name: str(outcome) for name, outcome in outcomes.items() if isinstance(outcome, DocgenError)
    }


def test_a_cluster_gives_what_one_process_does(two: Cluster, mini: Path) -> None:
    """The bytes, and what rendering read and missed."""
    jobs = jobs_of(mini)
    assert run(on(two), mini, jobs) == run(run_inline, mini, jobs)


@pytest.mark.long
def test_a_document_that_takes_too_long_fails_alone(two: Cluster, mini: Path) -> None:
    jobs = trap(mini, HANG)
    outcomes = run(on(two, timeout=20), mini, jobs)
    assert len(outcomes) == len(jobs)
    assert failures(outcomes) == {
        "demo/en/note/kz/pdf": "took longer than 20 s (--timeout allows more)"
    }


@pytest.mark.long
def test_a_document_that_needs_too_much_memory_fails_alone(two: Cluster, mini: Path) -> None:
    outcomes = run(on(two), mini, trap(mini, "{{ 'a' * 3000000000 }}"))
    ((name, cause),) = failures(outcomes).items()
    assert name == "demo/en/note/kz/pdf"
    assert "memory" in cause.lower()


def test_a_mistake_in_a_template_is_told_as_at_home(two: Cluster, mini: Path) -> None:
    jobs = trap(mini, "{{ gone }}")
    outcomes = run(on(two), mini, jobs)
    assert failures(outcomes) == failures(run(run_inline, mini, jobs))
    assert len(outcomes) == len(jobs)


@pytest.mark.long
def test_the_window_slides(two: Cluster, mini: Path) -> None:
    """However many jobs there are, few of them are under way."""
    few = jobs_of(mini, formats=("docx",))
    count = budget(quick=30, full=1000)
    jobs = [replace(job, path=f"{number}/{job.path}") for number in range(count) for job in few]
    started = 0

    def start(_: Job) -> None:
        nonlocal started
        started += 1

    done = 0
    for finished in on(two)(mini, jobs, start):
        assert started - done <= 2 * 2 * 8  # chunks a thread, threads, jobs a chunk
        done += len(finished)
    assert started == len(jobs) == done


def test_told_to_stop_it_finishes_what_is_on_the_cluster(two: Cluster, mini: Path) -> None:
    """And no more; all of it is in the journal, like a build at home."""
    log = Log()
    request = Request(formats=("docx",))
    stop = lambda: len(log.started_) >= 3  # noqa: E731
    report = build(mini, mini / "build", request, on(two), log, stop=stop)
    assert (len(report.rendered), report.left) == (len(log.started_), 12 - len(log.started_))
    assert 0 < report.left < 12
    report = build(mini, mini / "build", request, on(two), Log())
    done, stopped = builds_of(mini / "build", 5)
    assert (stopped.rendered, stopped.left) == (12 - len(report.rendered), len(report.rendered))
    assert (done.rendered, done.fresh, done.left) == (len(report.rendered), report.fresh, 0)


@pytest.mark.long  # until the scheduler has missed the worker
def test_a_worker_that_is_killed_loses_nothing(tmp_path: Path, mini: Path) -> None:
    jobs = jobs_of(mini)
    with running(tmp_path, workers=2) as disturbed:
        outcomes: dict[str, Outcome] = {}
        for finished in on(disturbed)(mini, jobs, lambda _: None):
            if not outcomes:
                disturbed.nodes[-1].kill()
            outcomes |= {job.document.id: outcome for job, outcome in finished}
    assert outcomes == run(run_inline, mini, jobs)


DEADLY = """
import os, signal
from msgspec import msgpack
from docgen.cluster import worker
class Deadly:
    @staticmethod
    def decode(packed, type):
        found = msgpack.decode(packed, type=type)
        if type == list[worker.Job] and any("note/kz/pdf" in job.document.id for job in found):
            os.kill(os.getpid(), signal.SIGKILL)
        return found
worker.msgpack = Deadly
"""


@pytest.mark.long
def test_a_document_that_kills_every_worker_fails_alone(tmp_path: Path, mini: Path) -> None:
    (tmp_path / "deadly.py").write_text(DEADLY)
    strict = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0"}
    jobs = jobs_of(mini)
    with running(tmp_path, environment=strict) as deadly:
        for _ in range(2):
            deadly.add("--preload", str(tmp_path / "deadly.py"), nanny=True)
        outcomes = run(on(deadly), mini, jobs)
    assert failures(outcomes) == {"demo/en/note/kz/pdf": "its worker died, 1 times"}
    assert len(outcomes) == len(jobs)


def other(folder: Path) -> dict[str, str]:
    """An environment in which WeasyPrint says that it is another version."""
    told = folder / "weasyprint-1.2.3.dist-info/METADATA"
    told.parent.mkdir(parents=True)
    told.write_text("Metadata-Version: 2.1\nName: weasyprint\nVersion: 1.2.3\n")
    return {"PYTHONPATH": str(folder)}


@pytest.mark.long
def test_a_worker_with_other_libraries_is_refused(tmp_path: Path, mini: Path) -> None:
    jobs, told = jobs_of(mini), list[str]()
    with running(tmp_path, workers=1) as mixed:
        mixed.add(environment=other(tmp_path / "other"))
        outcomes = run(on(mixed, told), mini, jobs)
    assert outcomes == run(run_inline, mini, jobs)
    (message,) = told
    assert message.startswith("worker tcp://127.0.0.1:")
    assert "refused: weasyprint 1.2.3 there, " in message


def test_a_cluster_of_other_libraries_renders_nothing(tmp_path: Path, mini: Path) -> None:
    with running(tmp_path) as old:
        old.add(environment=other(tmp_path / "other"))
        with pytest.raises(MachineError, match=r"weasyprint 1\.2\.3 there, 7.* here"):
            run(on(old, []), mini, jobs_of(mini))


@pytest.mark.long
def test_a_worker_that_joins_late_is_taken_in(tmp_path: Path, mini: Path) -> None:
    with running(tmp_path) as empty:
        joins = threading.Timer(1, empty.add)
        joins.start()
        outcomes = run(on(empty), mini, jobs_of(mini, formats=("docx",)))
        joins.join()
    assert failures(outcomes) == {}
    assert len(outcomes) == 12


def test_a_cluster_without_workers_is_given_up(tmp_path: Path, mini: Path) -> None:
    with running(tmp_path) as empty, pytest.raises(MachineError, match="no worker for 2 s"):
        run(on(empty, patience=2), mini, jobs_of(mini))
