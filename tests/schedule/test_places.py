"""No place has two deliveries, however it is written, and none is the project's own."""

import os
from pathlib import Path

import pytest

from docgen.delivery.targets import (
    DeliveryTarget,
    FolderTarget,
    MailTarget,
    RemoteTarget,
    ZipTarget,
)
from docgen.errors import ContentError
from docgen.load.decode import Located
from docgen.load.project import load_project
from docgen.schedule.entries import load_schedule
from docgen.schedule.places import TakenPlaces
from docgen.sources import Sources

FILE = Located("docgen.toml", {}, {("first",): 7, ("second",): 12})


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with a share, two links, and a zip file under two names."""
    (tmp_path / "project/share/zips").mkdir(parents=True)
    (tmp_path / "project/link").symlink_to("share")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/back").symlink_to("../project/share")
    (tmp_path / "project/unmounted").symlink_to("/nowhere/share")
    return tmp_path / "project"


def take(root: Path, *targets: DeliveryTarget) -> None:
    places = TakenPlaces(FILE, root)
    for target, entry in zip(targets, ("first", "second"), strict=False):
        places.take(target, entry, (entry,))


@pytest.mark.parametrize("other", ["./share", "x/../share/", "link", "../elsewhere/back", "{root}"])
def test_one_folder(other: str, root: Path) -> None:
    other = other.format(root=root / "share")
    with pytest.raises(ContentError) as caught:
        take(root, FolderTarget("share"), FolderTarget(other))
    assert str(caught.value) == (
        f"docgen.toml:12: two deliveries to {other} (the other is in entry 'first', line 7)"
    )
    with pytest.raises(ContentError, match="two deliveries"):
        take(root, ZipTarget("share/all.zip"), ZipTarget(f"{other}/all.zip"))


def test_one_folder_that_is_not_there(root: Path) -> None:
    with pytest.raises(ContentError, match="two deliveries"):
        take(root, FolderTarget("unmounted/en"), FolderTarget("/nowhere/share/./en"))


def test_one_zip_file(root: Path) -> None:
    (root / "share/all.zip").touch()
    os.link(root / "share/all.zip", root / "same.zip")
    with pytest.raises(ContentError, match="two deliveries"):
        take(root, ZipTarget("share/all.zip"), ZipTarget("same.zip"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sftp://host/folder", "sftp://HOST:22//folder/"),
        ("sftp://host/folder", "ssh://host/./folder"),
        ("sftp://host/folder/x", "sftp://host/folder/y/../x"),
        ("s3://bucket/folder", "s3a://bucket/folder/"),
    ],
)
def test_one_remote_folder(one: str, other: str, root: Path) -> None:
    with pytest.raises(ContentError, match="two deliveries"):
        take(root, RemoteTarget(one), RemoteTarget(other, {"timeout": 5}))


def test_user_and_port_in_the_url_or_the_options(root: Path) -> None:
    options: dict[str, str | int | bool] = {"username": "desk", "port": 2222}
    with pytest.raises(ContentError, match="two deliveries"):
        take(root, RemoteTarget("sftp://desk@h:2222/f"), RemoteTarget("sftp://h/f", options))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (FolderTarget("share"), FolderTarget("share/en")),
        (FolderTarget("share"), ZipTarget("share/all.zip")),
        (ZipTarget("share/a.zip"), ZipTarget("share/b.zip")),
        (ZipTarget("share/a.zip"), ZipTarget("share/zips/a.zip")),
        (RemoteTarget("sftp://host/a"), RemoteTarget("sftp://host/b")),
        (RemoteTarget("sftp://host/a"), RemoteTarget("sftp://host:2222/a")),
        (RemoteTarget("sftp://host/a", {"username": "x"}), RemoteTarget("sftp://y@host/a")),
        (RemoteTarget("s3://b/a", {"endpoint_url": "https://x"}), RemoteTarget("s3://b/a")),
        (MailTarget("h", "a@b", ("c@d",), "s"), MailTarget("h", "a@b", ("c@d",), "s")),
    ],
)
def test_two_places(one: DeliveryTarget, other: DeliveryTarget, root: Path) -> None:
    take(root, one, other)


@pytest.mark.parametrize(
    "target",
    [
        *(FolderTarget(path) for path in (".", "share/..", "content", "templates/x", ".docgen")),
        *(FolderTarget(path) for path in ("build/.docgen", "share/back/content")),
        *(ZipTarget(path) for path in ("docgen.toml", "./docgen.toml", ".docgen-project")),
        *(ZipTarget(path) for path in ("content/all.zip", "share/back/docgen.toml")),
        ZipTarget("build/.docgen/state.sqlite"),
    ],
)
def test_the_project_itself_is_no_place(target: FolderTarget | ZipTarget, root: Path) -> None:
    (root / "share/back").symlink_to("..")
    with pytest.raises(ContentError, match=f"^docgen.toml:7: '{target.path}' belongs to the proj"):
        take(root, target)


@pytest.mark.parametrize(
    ("delivery", "message"),
    [
        ('to = "folder"\npath = "a\\u0000b"', "no path can hold the character U+0000"),
        ('to = "remote"\nurl = "file:///mnt/share"', "a folder of this machine has no URL here"),
        ('to = "remote"\nurl = "sftp://host:x/folder"', "is not a URL"),
        ('to = "remote"\nurl = "sftp://[host/folder"', "is not a URL"),
        ('to = "zip"\npath = "docgen.toml"', "'docgen.toml' belongs to the project itself"),
    ],
)
def test_a_schedule_is_refused_with_the_line(delivery: str, message: str, mini: Path) -> None:
    schedule = '\n[[schedule]]\nname = "a"\ncron = "0 6 * * *"\nzone = "UTC"\n'
    with (mini / "docgen.toml").open("a") as file:
        file.write(f"{schedule}[[schedule.deliver]]\n{delivery}\n")
    line = len((mini / "docgen.toml").read_text().splitlines())
    sources = Sources(mini)
    with pytest.raises(ContentError) as caught:
        load_schedule(sources, load_project(sources))
    assert message in str(caught.value)
    assert caught.value.line == line
