"""Places of an entry that was deleted: named until somebody withdraws or keeps what is there."""

from pathlib import Path
from typing import Any

import pytest

from conftest import Done, MakeProject, RunDocgen, tree
from docgen.delivery.carry import Origin, carriers
from docgen.delivery.record import NAME
from docgen.delivery.targets import DeliveryTarget, FolderTarget, RemoteTarget, ZipTarget
from docgen.delivery.zip_file import record_name
from docgen.store.folder import journal_of
from releases import make_release
from servers import sftp_server

DOCUMENTS = {"en/a.pdf": b"a", "en/b.pdf": b"b"}
ENTRY = """
[[schedule]]
name = "{name}"
cron = "0 6 * * *"
zone = "UTC"
formats = ["docx"]
{deliver}
"""
DELIVER = '[[schedule.deliver]]\nto = "{to}"\n{key} = "{where}"\n'
SHARE = DELIVER.format(to="folder", key="path", where="share")
ZIP = DELIVER.format(to="zip", key="path", where="zips/all.zip")


class Desk:
    """A project whose entries come and go; deliveries are made without a build."""

    def __init__(self, root: Path, docgen: RunDocgen) -> None:
        self.root, self._docgen = root, docgen
        self._settings = (root / "docgen.toml").read_text("utf-8")
        for name in ("share", "zips"):
            (root / name).mkdir()

    def schedule(self, **entries: str) -> None:
        tables = [ENTRY.format(name=name, deliver=each) for name, each in entries.items()]
        (self.root / "docgen.toml").write_text(self._settings + "".join(tables), "utf-8")

    def deliver(self, entry: str, *targets: DeliveryTarget) -> None:
        output = self.root / "build"
        release = make_release(self.root / "release", DOCUMENTS)
        with journal_of(output) as journal:
            origin = Origin(entry, self.root, lambda *_: False)
            for _, carry in carriers(targets, origin, journal, _never, lambda _: None):
                carry(release)

    def warnings(self) -> list[str]:
        """What ``schedule list`` warns of."""
        return self("list").err.splitlines()

    def __call__(self, *arguments: str) -> Done:
        return self._docgen("schedule", *arguments, "--project", self.root)


def _never() -> Any:
    raise AssertionError("no clock is needed")


@pytest.fixture
def desk(make_project: MakeProject, docgen: RunDocgen) -> Desk:
    return Desk(make_project("mini"), docgen)


def test_a_deleted_entry_is_named_and_withdrawn(desk: Desk) -> None:
    desk.schedule(weekly=SHARE + ZIP)
    desk.deliver("weekly", FolderTarget("share"), ZipTarget("zips/all.zip"))
    (desk.root / "share/theirs.txt").write_text("theirs")
    assert desk.warnings() == []
    desk.schedule()
    before = tree(desk.root / "share")
    assert desk.warnings() == [
        f"warning: {place} holds 2 documents of entry 'weekly', which no longer delivers there:"
        " 'docgen schedule withdraw weekly' removes them, 'docgen schedule withdraw weekly --keep'"
        " leaves them and this message off"
        for place in ("share", "zips/all.zip")
    ]
    assert tree(desk.root / "share") == before
    done = desk("withdraw", "weekly")
    assert (done.code, done.out) == (0, "share: 2 files removed\nzips/all.zip: 1 file removed\n")
    assert tree(desk.root / "share") == {"theirs.txt": b"theirs"}
    assert list((desk.root / "zips").iterdir()) == []
    assert desk.warnings() == []
    again = desk("withdraw", "weekly")
    assert again.code == 2
    assert "no place holds documents that entry 'weekly' left behind" in again.err


def test_documents_that_are_to_stay_are_left(desk: Desk) -> None:
    desk.schedule(weekly=SHARE)
    desk.deliver("weekly", FolderTarget("share"))
    desk.schedule(weekly="")  # the entry goes on, its place does not
    before = tree(desk.root / "share")
    assert len(desk.warnings()) == 1
    assert desk("withdraw", "weekly", "--keep").out == "share: left as it is\n"
    assert tree(desk.root / "share") == before
    assert desk.warnings() == []


def test_an_entry_that_delivers_keeps_what_it_delivered(desk: Desk) -> None:
    desk.schedule(weekly=SHARE)
    desk.deliver("weekly", FolderTarget("share"))
    before = tree(desk.root / "share")
    done = desk("withdraw", "weekly")
    assert (done.code, done.err.count("[[schedule.deliver]]")) == (2, 1)
    assert tree(desk.root / "share") == before


@pytest.mark.parametrize("path", ["share", "share/../share", "link"])
def test_a_place_that_another_entry_took_over_is_in_use(desk: Desk, path: str) -> None:
    (desk.root / "link").symlink_to("share")
    desk.schedule(weekly=SHARE)
    desk.deliver("weekly", FolderTarget("share"))
    desk.schedule(daily=DELIVER.format(to="folder", key="path", where=path))
    assert desk.warnings() == []
    desk.deliver("daily", FolderTarget(path))
    desk.schedule()
    (warned,) = desk.warnings()  # one place, by its last name
    assert warned.startswith(f"warning: {path} holds 2 documents of entry 'daily'")
    assert desk("withdraw", "daily").out == f"{path}: 2 files removed\n"
    assert tree(desk.root / "share") == {}
    assert desk.warnings() == []


def test_a_document_that_was_changed_there_stops_it(desk: Desk) -> None:
    desk.deliver("weekly", FolderTarget("share"))
    (desk.root / "share/en/b.pdf").write_bytes(b"mine")
    before = tree(desk.root / "share")
    done = desk("withdraw", "weekly")
    assert done.code == 1
    assert "share/en/b.pdf: changed since docgen delivered it, so it stays" in done.err
    assert tree(desk.root / "share") == before
    (desk.root / "share/en/b.pdf").unlink()
    assert desk("withdraw", "weekly").code == 0
    assert tree(desk.root / "share") == {}


def test_a_share_that_is_not_mounted_is_not_forgotten(desk: Desk) -> None:
    desk.deliver("weekly", FolderTarget("share"))
    (desk.root / "share").rename(desk.root / "away")
    done = desk("withdraw", "weekly")
    assert (done.code, "is the share mounted?" in done.err) == (1, True)
    (desk.root / "away").rename(desk.root / "share")
    assert len(desk.warnings()) == 1
    assert desk("withdraw", "weekly").code == 0


def test_what_is_no_longer_the_entrys_stays(desk: Desk) -> None:
    """Another entry delivered there, of a history that is lost; or the record is gone."""
    desk.deliver("weekly", FolderTarget("share"))
    record = desk.root / "share" / NAME
    content = record.read_bytes()
    record.write_bytes(content.replace(b'"weekly"', b'"other"'))
    before = tree(desk.root / "share")
    assert desk("withdraw", "weekly").out == "share: 0 files removed\n"
    assert tree(desk.root / "share") == before


def test_a_zip_file_beside_lists_of_others(desk: Desk) -> None:
    desk.deliver("weekly", ZipTarget("zips/all.zip"))
    (desk.root / "zips/SHA256SUMS").write_text("theirs")
    assert record_name("all.zip") in tree(desk.root / "zips")
    assert desk("withdraw", "weekly").out == "zips/all.zip: 1 file removed\n"
    assert tree(desk.root / "zips") == {"SHA256SUMS": b"theirs"}


def test_a_remote_folder(desk: Desk, tmp_path: Path) -> None:
    with sftp_server(tmp_path / "remote") as server:
        (server.folder / "theirs.txt").write_text("theirs")
        desk.deliver("weekly", RemoteTarget(server.url, dict(server.options)))
        assert desk("withdraw", "weekly").out == f"{server.url}: 2 files removed\n"
        assert tree(server.folder) == {"theirs.txt": b"theirs"}
    desk.deliver("weekly", FolderTarget("share"))
    assert desk("withdraw", "weekly").code == 0


def test_a_server_that_does_not_answer(desk: Desk, tmp_path: Path) -> None:
    with sftp_server(tmp_path / "remote") as server:
        desk.deliver("weekly", RemoteTarget(server.url, dict(server.options)))
    done = desk("withdraw", "weekly")
    assert done.code == 1
    assert done.err.startswith(f"error: {server.url}: ")
    assert len(desk.warnings()) == 1


def test_a_run_warns_too(desk: Desk) -> None:
    desk.deliver("weekly", FolderTarget("share"))
    desk.schedule(daily="")
    done = desk("run", "--once", "daily")
    assert "share holds 2 documents of entry 'weekly'" in done.err


def test_a_damaged_history_is_a_warning(desk: Desk) -> None:
    desk.schedule(daily="")
    (desk.root / "build/.docgen").mkdir(parents=True)
    (desk.root / "build/.docgen/history.sqlite").write_bytes(b"damaged" * 1000)
    done = desk("list")
    assert (done.code, "daily" in done.out) == (0, True)
    assert "history.sqlite" in done.err
