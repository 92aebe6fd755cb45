"""The project as its files are now, loaded once for all pages until one of them changes."""

import re
from pathlib import Path
from threading import Lock

from msgspec import Struct

from docgen.build.survey import survey
from docgen.desk.remarks import Remark, remarks_of
from docgen.errors import DocgenError
from docgen.job import Request
from docgen.model import Declaration, Project, Vocabulary
from docgen.plan.steps import Plan
from docgen.store.folder import STATE

_HEAD = re.compile(r"content/([^/]+)/declaration\.yaml")


class Snapshot(Struct, frozen=True):
    """A project and the plan of all its documents.

    ``errors`` say why the files of now cannot be read; then the rest is as of the last time that
    they could, or ``None``. Two with the same ``number`` are the same.
    """

    number: int
    project: Project | None = None
    plan: Plan | None = None
    errors: tuple[Remark, ...] = ()

    @property
    def unfilled(self) -> tuple[str, ...]:
        """The declarations with a mistake in their heads, which the review shows and mends."""
        found = (_HEAD.fullmatch(each.path) for each in self.errors)
        return tuple(dict.fromkeys(each[1] for each in found if each))

    @property
    def declarations(self) -> tuple[Declaration, ...]:
        """Every language version of every declaration."""
        return self.project.declarations if self.project else ()

    def vocabulary_of(self, declaration: str) -> Vocabulary:
        """The parties and sectors of a declaration."""
        return self.project.vocabulary_of(declaration) if self.project else Vocabulary({}, {}, {})


class Snapshots:
    """The newest snapshot of the project in ``root``, with documents in ``output``."""

    def __init__(self, root: Path, output: Path) -> None:
        self._root, self._output = root, output
        self._lock = Lock()
        self._changes = 0
        self._seen: tuple[int, tuple[int, ...]] | None = None
        self._newest = Snapshot(0)

    def outdate(self) -> None:
        """A file of the project has changed: the next snapshot is taken anew."""
        self._changes += 1

    def newest(self) -> Snapshot:
        """The snapshot of now. Loading takes a moment, so call it from a thread."""
        with self._lock:
            now = (self._changes, _signature(self._output))
            if now != self._seen:
                self._newest = self._taken(self._newest)
                self._seen = now
            return self._newest

    def _taken(self, before: Snapshot) -> Snapshot:
        number = before.number + 1
        try:
            project, plan = survey(self._root, self._output, Request())
        except DocgenError as error:
            return Snapshot(number, before.project, before.plan, remarks_of(error))
        return Snapshot(number, project, plan)


def _signature(output: Path) -> tuple[int, ...]:
    """When the records of the documents last changed; other builds write them too."""
    times = []
    for ending in ("", "-wal"):
        try:
            times.append((output / f"{STATE}{ending}").stat().st_mtime_ns)
        except OSError:
            times.append(0)
    return tuple(times)
