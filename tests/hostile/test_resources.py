"""Nothing piles up over many documents: open files, processes, temporary folders, memory."""

import os
import time
from collections.abc import Callable
from contextlib import closing, suppress
from itertools import cycle, islice
from operator import le
from pathlib import Path
from typing import NamedTuple

import pytest

from conftest import budget, children, jobs_of
from docgen.errors import DocgenError
from docgen.workers.pool import WorkerPool, endings_for, pool_executor
from docgen.workers.scratch import scratch


def family(pid: int) -> list[int]:
    """``pid`` and all that it started."""
    return [pid, *(each for child in children(pid) for each in family(child))]


class Held(NamedTuple):
    """What the processes of a test hold."""

    processes: int
    files: int  # open ones
    temporary: int  # files and folders


def held(temporary: Path) -> Held:
    """What this process and those below it hold now, with ``temporary`` for their files."""
    members, files = family(os.getpid()), 0
    for pid in members:
        with suppress(FileNotFoundError):  # it has ended
            files += len(os.listdir(f"/proc/{pid}/fd"))  # noqa: PTH208 - names alone
    return Held(len(members), files, sum(1 for _ in temporary.rglob("*")))


def eventually(found: Callable[[], bool]) -> bool:
    """Whether ``found`` comes true within a minute: what piles up stays for good."""
    end = time.monotonic() + 60
    while not found():
        if time.monotonic() > end:
            return False
        time.sleep(0.1)
    return True


def test_files_processes_and_folders_stay_flat(
    mini: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between batches no document is under way, so that what is held then is no matter of chance.

    A worker that has just been replaced is waited for.
    """
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    lifetime, batches = budget(quick=(12, 5), full=(500, 50))
    monkeypatch.setattr("docgen.workers.pool.RECYCLE_AFTER", lifetime)
    batch = list(islice(cycle(jobs_of(mini)), lifetime // budget(quick=1, full=5)))

    def run_batch() -> None:
        outcomes = [each for done in pool.run(batch, lambda _: None) for _, each in done]
        assert len(outcomes) == len(batch)
        assert not [each for each in outcomes if isinstance(each, DocgenError)]

    def is_complete() -> bool:
        """Whether both workers are there: each has a folder in that of the pool."""
        return len(list(folder.glob("docgen-*/docgen-*"))) == 2

    def is_flat() -> bool:
        fonts = 4  # three and their folder, of a worker that has begun with a page
        most = Held(first.processes, first.files + 4, first.temporary + 2 * fonts)
        return all(map(le, held(folder), most))

    with closing(WorkerPool(mini, 2, endings_for(mini, batch), 120, 2048)) as pool:
        for _ in range(2):  # also a worker that starts late has its first document
            run_batch()
            assert eventually(is_complete)
        first = held(folder)
        for _ in range(batches):
            run_batch()
            assert eventually(is_complete)
            assert eventually(is_flat), f"{first}, and now {held(folder)}"
    assert not list(folder.iterdir())


def test_a_worker_that_is_killed_leaves_no_folder(
    mini: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    style = (
        "<style>@font-face { font-family: F; src: url(fonts/SourceSans3_400Regular.ttf) }</style>"
    )
    endless = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    page = mini / "templates/note/note.html"
    trap = "{% if view.variant.id == 'kz' %}" + endless + "{% endif %}"
    page.write_text(f"<html lang=en><title>T</title>{style}<p>Words</p>{trap}")
    jobs = jobs_of(mini, formats=("pdf",))
    jobs.sort(key=lambda job: job.view.variant.id == "kz")  # when others have left their fonts
    outcomes = pool_executor(1, timeout=15)(mini, jobs, lambda _: None)
    done = (each for finished in outcomes for each in finished)
    failed = [job for job, each in done if isinstance(each, DocgenError)]
    assert [job.view.variant.id for job in failed] == ["kz"]
    assert not list(tmp_path.glob("docgen-*"))
    assert not list(tmp_path.glob("weasyprint-*"))
    with scratch() as folder:
        assert Path(folder).parent == tmp_path
