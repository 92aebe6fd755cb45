"""Output folders that builds, users and other programs change in any order.

A machine of random steps, with documents that take no time to make: builds of all, of a part, of a
share, two at once, under a right or a wrong clock; texts and settings that change; files that users
edit, delete and put in the way; a state that is lost. After every step nothing of others has
changed; after a build nothing of ours is lost; and what ``verify`` says is true.
"""

import json
import os
import shutil
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from conftest import TESTS, budget
from docgen.build.clean import clean
from docgen.build.conductor import build
from docgen.build.report import BuildReport
from docgen.build.survey import survey
from docgen.errors import FidelityError
from docgen.job import Job, Rendered, Request
from docgen.plan.steps import Plan
from docgen.store.verify import verify
from docgen.workers.pool import Done, Started

NOTE = "content/demo/notes/kz.md"
PATHS = [
    f"demo/en/demo-note-{name}.docx"
    for name in ("whole", "norway", "kazakhstan", "fish", "kazakhstan-fish", "norway-energy")
]
OTHERS = ["SHA256SUMS.asc", "mine.txt", "demo/en/mine.docx", "manifest-3-of-4.json"]
REQUESTS = [
    *(Request(), Request(countries=("KZ",)), Request(sectors=("fish",))),
    *(Request(shard=(1, 2)), Request(shard=(2, 2))),
]
CLOCKS = [datetime(year, 6, 1, tzinfo=UTC) for year in (1999, 2026, 2031)]


class Quiet:
    """A listener that says nothing."""

    def waiting(self, holder: str) -> None:
        pass

    def set_aside(self, what: str, path: Path) -> None:
        raise AssertionError(what, path)

    def planned(self, plan: Plan) -> None:
        pass

    def started(self, job: Job) -> None:
        pass

    def finished(self, job: Job, error: object) -> None:
        pass


class OutputFolder(RuleBasedStateMachine):
    """The folder ``build`` of a project; ``foreign`` is what is at a path and not docgen's."""

    def __init__(self) -> None:
        super().__init__()
        self.arena = Path(mkdtemp())
        self.root, self.output = self.arena / "project", self.arena / "project/build"
        shutil.copytree(TESTS / "projects/mini", self.root)
        edit(self.root / "docgen.toml", '["pdf", "docx"]', '["docx"]')
        (self.arena / "outside").mkdir()
        (self.arena / "outside/theirs").write_text("theirs")
        self.foreign: dict[str, str] = {}
        self.made: dict[str, bytes] = {}
        self.all_listed = True

    def teardown(self) -> None:
        shutil.rmtree(self.arena)

    def _execute(self, root: Path, jobs: Sequence[Job], started: Started) -> Done:  # noqa: ARG002
        for job in jobs:
            content = f"{job.path} {job.key}".encode()
            self.made[job.path] = content
            yield [(job, Rendered(content, 1, {}))]

    def _build(self, request: Request, now: datetime) -> BuildReport:
        return build(self.root, self.output, request, self._execute, Quiet(), clock=lambda: now)

    @rule(request=st.sampled_from(REQUESTS), now=st.sampled_from(CLOCKS))
    def builds(self, request: Request, now: datetime) -> None:
        report = self._build(request, now)
        self.all_listed |= request == Request()
        self._nothing_is_lost(request, {each.path for each in report.failures})

    @rule(one=st.sampled_from(REQUESTS), other=st.sampled_from(REQUESTS))
    def two_build_at_once(self, one: Request, other: Request) -> None:
        with ThreadPoolExecutor(2) as pool:
            reports = list(pool.map(lambda each: self._build(each, CLOCKS[1]), (one, other)))
        for request, report in zip((one, other), reports, strict=True):
            self._nothing_is_lost(request, {each.path for each in report.failures})

    @rule(words=st.sampled_from(["One line.", "Another line."]))
    def a_note_changes(self, words: str) -> None:
        (self.root / NOTE).write_text(words)

    @rule(more=st.booleans())
    def settings_change(self, more: bool) -> None:
        shapes = '"whole", "country", "sector"' + (', "country-sector"' if more else "")
        path = self.root / "docgen.toml"
        lines = [
            f"variants = [{shapes}]" if line.startswith("variants") else line
            for line in path.read_text().splitlines()
        ]
        path.write_text("\n".join(lines))

    @rule(
        path=st.sampled_from([*PATHS, *OTHERS]),
        kind=st.sampled_from(["file", "folder", "pipe", "link"]),
    )
    def another_puts(self, path: str, kind: str) -> None:
        """In the place of what may be there; a file of ours is then one that was edited."""
        place = self.output / path
        place.parent.mkdir(parents=True, exist_ok=True)
        remove(place)
        match kind:
            case "file":
                place.write_text("mine")
            case "folder":
                place.mkdir()
                (place / "mine").write_text("mine")
            case "pipe":
                os.mkfifo(place)
            case "link":
                place.symlink_to(self.arena / "outside/theirs")
        self.foreign[path] = fingerprint(place)

    @rule(path=st.sampled_from([*PATHS, *OTHERS]))
    def a_user_deletes(self, path: str) -> None:
        remove(self.output / path)
        self.foreign.pop(path, None)

    @precondition(lambda self: self.all_listed)
    @rule()
    def the_state_is_lost(self) -> None:
        """The manifest stays, and knows the documents; it names all of them after a whole build."""
        shutil.rmtree(self.output / ".docgen", ignore_errors=True)
        self.all_listed = False

    @rule()
    def cleans(self) -> None:
        knew = (self.output / ".docgen/state.sqlite").exists()
        removed, stay = clean(self.output, lambda _: None)
        assert not set(removed) & set(self.foreign)
        if knew:
            there = {path for path in self.made if (self.output / path).is_file()}
            assert there <= set(self.foreign) | {each.path for each in stay}

    @rule()
    def verifies(self) -> None:
        """Every document that a list names and that is not as listed is told, and no other."""
        listed = self._listed()
        if not listed:
            with pytest.raises(FidelityError):
                verify(self.output)
            return
        count, differences = verify(self.output)
        told = {each.path for each in differences if each.path in listed}
        assert count == len(listed)
        assert told == {
            path for path, digests in listed.items() if digests != {digest(self.output / path)}
        }
        foreign = {each.path for each in differences if each.what == "foreign"}
        assert "demo/en/mine.docx" not in self.foreign or (
            "demo/en/mine.docx" in foreign or (self.output / "demo/en/mine.docx").is_dir()
        )

    def _listed(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for path in self.output.glob("manifest*.json"):
            if path.name not in self.foreign:
                for each in json.loads(path.read_bytes())["files"]:
                    found.setdefault(each["path"], set()).add(each["sha256"])
        return found

    def _nothing_is_lost(self, request: Request, failed: set[str]) -> None:
        _, plan = survey(self.root, self.output, request)
        for step in plan.steps:
            path = step.job.path
            if path in self.foreign:
                assert path in failed
            else:
                assert (self.output / path).read_bytes() == self.made[path]
                assert path not in failed
                assert step.state == "fresh"
        assert {record.path for record in plan.orphans} <= set(self.foreign)

    @invariant()
    def nothing_of_others_changed(self) -> None:
        found = {path: fingerprint(self.output / path) for path in self.foreign}
        assert found == self.foreign
        theirs = {path.name: path.read_text() for path in (self.arena / "outside").iterdir()}
        assert theirs == {"theirs": "theirs"}


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def fingerprint(path: Path) -> str:
    """What is at ``path``, with what it holds."""
    kind = f"{path.lstat().st_mode:o}"
    if path.is_symlink():
        return f"{kind} {path.readlink()}"
    if path.is_dir():
        return f"{kind} {sorted((each.name, each.read_text()) for each in path.iterdir())}"
    return f"{kind} {path.read_text()}" if path.is_file() else kind


def digest(path: Path) -> str | None:
    if path.is_symlink() or not path.is_file():
        return None
    return sha256(path.read_bytes()).hexdigest()


def test_whatever_happens_to_an_output_folder() -> None:
    examples, steps = budget(quick=(6, 12), full=(40, 40))
    limits = settings(
        max_examples=examples, stateful_step_count=steps, deadline=None, phases=[Phase.generate]
    )
    run_state_machine_as_test(OutputFolder, settings=limits)
