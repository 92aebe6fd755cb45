"""Nothing piles up over many documents: open files, processes, temporary folders, memory."""

import os
import threading
import time
from itertools import cycle, islice
from pathlib import Path

import pytest

from conftest import budget, children, jobs_of
from docgen.errors import DocgenError
from docgen.job import Job
from docgen.workers.pool import pool_executor
from docgen.workers.scratch import scratch


def family(pid: int) -> list[int]:
    """``pid`` and all that it started."""
    return [pid, *(each for child in children(pid) for each in family(child))]


class Watch(threading.Thread):
    """Looks every now and then at what this process and those below it hold."""

    def __init__(self, temporary: Path) -> None:
        super().__init__(daemon=True)
        self.temporary = temporary
        self.ended = threading.Event()
        self.seen: list[tuple[int, int, int]] = []

    def run(self) -> None:
        while not self.ended.wait(0.2):
            files, members = 0, family(os.getpid())
            for pid in members:
                try:
                    files += len(os.listdir(f"/proc/{pid}/fd"))  # noqa: PTH208 - names alone
                except FileNotFoundError:
                    continue
            folders = sum(1 for _ in self.temporary.glob("docgen-*/*"))
            self.seen.append((files, len(members), folders))


def test_files_processes_and_folders_stay_flat(
    mini: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    count = budget(quick=40, full=5000)
    jobs: list[Job] = list(islice(cycle(jobs_of(mini)), count))
    watch = Watch(tmp_path)
    watch.start()
    outcomes = [outcome for _, outcome in pool_executor(2)(mini, jobs, lambda _: None)]
    watch.ended.set()
    watch.join()
    assert len(outcomes) == count
    assert not [each for each in outcomes if isinstance(each, DocgenError)]
    early, late = watch.seen[: len(watch.seen) // 2], watch.seen[len(watch.seen) // 2 :]
    for name, before, after in zip(
        ("files", "processes", "folders"),
        map(max, zip(*early, strict=True)),
        map(max, zip(*late, strict=True)),
        strict=True,
    ):
        assert after <= before + 12, name  # two workers more, for a moment, when they are replaced
    assert not list(tmp_path.glob("docgen-*"))


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
    begin = time.monotonic()
    outcomes = pool_executor(1, timeout=3)(mini, jobs, lambda _: None)
    failed = [job for job, each in outcomes if isinstance(each, DocgenError)]
    assert [job.view.variant.id for job in failed] == ["kz"]
    assert time.monotonic() - begin < 60
    assert not list(tmp_path.glob("docgen-*"))
    assert not list(tmp_path.glob("weasyprint-*"))
    with scratch() as folder:
        assert Path(folder).parent == tmp_path
