"""Places where anything may happen between deliveries: to others' files nothing does.

Deliveries to a folder, to the same folder by a link, and to a zip file; entries that change places,
state that is deleted, deliveries killed at any step, wrong clocks, another project; files, links,
pipes and folders of others, also under the names of documents, lists and half-written files.
"""

import os
import shutil
import tempfile
import zipfile
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from conftest import budget
from docgen.delivery.carry import Origin, carriers
from docgen.delivery.lock import lock_of
from docgen.delivery.project import project_id
from docgen.delivery.record import NAME, stage_of
from docgen.delivery.targets import DeliveryTarget, FolderTarget, ZipTarget
from docgen.delivery.zip_file import record_name
from docgen.errors import DocgenError
from docgen.store.journal import Journal
from killing import killed_at
from releases import make_release

pytestmark = pytest.mark.usefixtures("quick_disk")

ZIP = "zips/all.zip"
PLACES: dict[str, DeliveryTarget] = {
    "share": FolderTarget("share"),
    "link": FolderTarget("link"),
    ZIP: ZipTarget(ZIP),
}
LISTS = ("manifest.json", "SHA256SUMS")
LOCKS = (lock_of(NAME), lock_of(record_name("all.zip")))
PATHS = ("en/a.pdf", "en/b.pdf", "ru/a.pdf", "c.pdf")
# Where others put something: STAGE is the folder for what is under way.
THEIRS = (
    *(f"share/{path}" for path in (*PATHS, *LISTS, "theirs.txt", "en", "en/theirs.txt")),
    *("share/.docgen-part/a.pdf", "share/STAGE", "share/STAGE/theirs.txt"),
    *("zips/all.zip", "zips/theirs.txt", "zips/.docgen-part-0123456789abcdef"),
)
ENTRIES = st.sampled_from(("first", "second"))
DOCUMENTS = st.dictionaries(st.sampled_from(PATHS), st.sampled_from((b"1", b"2", b"3")), min_size=1)


class Places(RuleBasedStateMachine):
    """What is at the places, what of it is others', and what docgen delivered last."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp())
        for name in ("share", "zips", "other"):
            (self.root / name).mkdir()
        (self.root / "link").symlink_to("share")
        self.stage = stage_of(project_id(self.root), NAME)
        self.now = datetime(2026, 11, 25, tzinfo=UTC)
        self.count = 0
        self.schedule = {"first": "share", "second": ZIP}
        self.theirs: dict[str, object] = {}
        # By document in the share: the contents that it may have, and whether it must be there.
        self.may: dict[str, set[bytes]] = {}
        self.must: set[str] = set()

    def teardown(self) -> None:
        """Whatever happened: once others' files are out of the way, all is put right."""
        try:
            while self.theirs:
                self._remove_theirs(min(self.theirs))
            self.schedule = {"first": "share", "second": ZIP}
            for entry in self.schedule:
                assert self._deliver(entry, {"en/a.pdf": b"last", "d.pdf": b"d"}) is None
            self._check_share({"en/a.pdf": b"last", "d.pdf": b"d"})
            assert {each.name for each in (self.root / "zips").iterdir()} == {
                "all.zip",
                record_name("all.zip"),
            }
        finally:
            shutil.rmtree(self.root)

    @rule(entry=ENTRIES, place=st.sampled_from(tuple(PLACES)))
    def move_entry(self, entry: str, place: str) -> None:
        self.schedule[entry] = place

    @rule(entry=ENTRIES)
    def remove_entry(self, entry: str) -> None:
        self.schedule.pop(entry, None)

    @rule(entry=ENTRIES, documents=DOCUMENTS)
    def deliver(self, entry: str, documents: dict[str, bytes]) -> None:
        if entry not in self.schedule:
            return
        before, place = self._tree(), self.schedule[entry]
        refused = self._deliver(entry, documents)
        if refused:
            assert self._tree() == before, refused
        elif place == ZIP:
            with zipfile.ZipFile(self.root / ZIP) as parts:
                found = {path: parts.read(path) for path in parts.namelist()}
            assert {path: found[path] for path in found if path not in LISTS} == documents
        else:
            self._check_share(documents)
            self.may = {path: {content} for path, content in documents.items()}
            # What is as it was is not read again: if others replaced it, that stays.
            self.must = {path for path in documents if f"share/{path}" not in self.theirs}

    @rule(entry=ENTRIES, documents=DOCUMENTS, step=st.integers(0, 70))
    def deliver_and_kill(self, entry: str, documents: dict[str, bytes], step: int) -> None:
        if entry not in self.schedule:
            return
        killed_at(step, lambda: self._deliver(entry, documents))
        if self.schedule[entry] != ZIP:
            for path, content in documents.items():
                self.may.setdefault(path, set()).add(content)
            self.must &= set(documents)

    @precondition(lambda self: (self.root / "share" / NAME).exists())
    @rule(documents=DOCUMENTS)
    def deliver_another_project(self, documents: dict[str, bytes]) -> None:
        before = self._tree()
        target = FolderTarget("../share")
        assert self._carry(self.root / "other", "first", target, documents) is not None
        assert self._tree() == before

    @rule(where=st.sampled_from(THEIRS), kind=st.sampled_from(("file", "link", "pipe", "folder")))
    def put_theirs(self, where: str, kind: str) -> None:
        where = where.replace("STAGE", self.stage)
        path = self.root / where
        folder = path.parent
        if folder.parent in (self.root / "share", self.root / "zips"):
            if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
                return
            folder.mkdir(exist_ok=True)
        if path.is_dir() and not path.is_symlink():
            return
        path.unlink(missing_ok=True)
        self.must.discard(where.removeprefix("share/"))
        self.count += 1
        match kind:
            case "file":
                path.write_text(f"theirs {self.count}")
            case "link":
                path.symlink_to(self.root / "docgen.toml")
            case "pipe":
                os.mkfifo(path)
            case "folder":
                path.mkdir()
                (path / "x").write_text(f"theirs {self.count}")
        self.theirs[where] = self._seen(path)

    @precondition(lambda self: self.theirs)
    @rule(which=st.integers(0, 20))
    def remove_theirs(self, which: int) -> None:
        self._remove_theirs(sorted(self.theirs)[which % len(self.theirs)])

    @rule(name=st.sampled_from((*PATHS, *LISTS)))
    def remove_ours(self, name: str) -> None:
        if f"share/{name}" not in self.theirs:
            path = self.root / "share" / name
            if path.is_file() and not path.parent.is_symlink():
                path.unlink()
            self.must.discard(name)

    @rule()
    def delete_the_state(self) -> None:
        shutil.rmtree(self.root / "build", ignore_errors=True)

    @rule(year=st.sampled_from((1980, 2026, 2099)))
    def change_the_clock(self, year: int) -> None:
        self.now = datetime(year, 1, 1, tzinfo=UTC)
        for path in (self.root / "share").rglob("*.*"):
            if not path.is_symlink() and path.is_file():
                os.utime(path, (self.now.timestamp(), self.now.timestamp()))

    @invariant()
    def nothing_of_others_changes(self) -> None:
        for where, before in self.theirs.items():
            assert self._seen(self.root / where) == before

    @invariant()
    def nothing_of_ours_is_lost(self) -> None:
        for name in self.must:
            assert (self.root / "share" / name).is_file()
        for name, contents in self.may.items():
            path = self.root / "share" / name
            if f"share/{name}" not in self.theirs and "share/en" not in self.theirs:
                assert not path.exists() or path.read_bytes() in contents

    @invariant()
    def checksums_tell_the_truth(self) -> None:
        sums = self.root / "share/SHA256SUMS"
        if "share/SHA256SUMS" in self.theirs or not sums.exists():
            return
        for line in sums.read_text().splitlines():
            digest, _, name = line.partition("  ")
            if name in self.must:
                content = (self.root / "share" / name).read_bytes()
                assert sha256(content).hexdigest() == digest

    def _deliver(self, entry: str, documents: dict[str, bytes]) -> str | None:
        """Why it was refused, or ``None``."""
        return self._carry(self.root, entry, PLACES[self.schedule[entry]], documents)

    def _carry(
        self, root: Path, entry: str, target: DeliveryTarget, documents: dict[str, bytes]
    ) -> str | None:
        origin = Origin(entry, root, lambda name, place: self.schedule.get(name) == place)
        release = make_release(root / "build/documents", documents)
        with Journal(root / "build/history.sqlite") as journal:
            ((_, carry),) = carriers((target,), origin, journal, lambda: self.now, lambda _: None)
            try:
                carry(release)
            except DocgenError as error:
                return str(error)
        return None

    def _check_share(self, documents: dict[str, bytes]) -> None:
        share = self.root / "share"
        assert not (share / lock_of(NAME)).exists()
        lines = {f"{sha256(each).hexdigest()}  {path}" for path, each in documents.items()}
        assert set((share / "SHA256SUMS").read_text().splitlines()) == lines
        found = {path for path in self._tree() if path.startswith("share/")}
        ours = {f"share/{path}" for path in (*documents, *LISTS, NAME)}
        assert {path for path in found if not self._is_theirs(path)} == ours - self.theirs.keys()

    def _is_theirs(self, path: str) -> bool:
        return path in self.theirs or path.removesuffix("/x") in self.theirs

    def _tree(self) -> dict[str, object]:
        """All but folders and locks at the places, and what is under way only if it is others'."""
        found = {
            str(path.relative_to(self.root)): self._seen(path)
            for name in ("share", "zips")
            for path in (self.root / name).rglob("*")
            if (path.is_symlink() or not path.is_dir()) and path.name not in LOCKS
        }
        parts = (
            f"share/{self.stage}",
            f"zips/{stage_of(project_id(self.root), record_name('all.zip'))}",
        )
        return {
            path: each
            for path, each in found.items()
            if not path.startswith(parts) or self._is_theirs(path)
        }

    def _seen(self, path: Path) -> object:
        """What ``path`` is: its number on the disk, and where it leads to or what it holds."""
        try:
            what = path.lstat()
        except OSError:
            return None
        if path.is_symlink():
            return (what.st_ino, path.readlink())
        if path.is_dir():
            return (what.st_ino, (path / "x").read_bytes())
        return (what.st_ino, path.read_bytes() if path.is_file() else what.st_mode)

    def _remove_theirs(self, where: str) -> None:
        """With all that is below, of docgen's too."""
        path = self.root / where
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
        below = [each for each in self.theirs if f"{each}/".startswith(f"{where}/")]
        for each in below:
            del self.theirs[each]
        self.must -= {each for each in self.must if f"share/{each}".startswith(f"{where}/")}


class TestPlaces(Places.TestCase):  # type: ignore[misc, valid-type]
    settings = settings(max_examples=budget(quick=10, full=200), stateful_step_count=30)
