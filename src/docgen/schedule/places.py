"""Which deliveries of a schedule go to one place, however that is written.

A folder is known by device and inode, one that is not there (a share that is not mounted) by its
path without links, a remote one by its URL. Two names that only a server knows to be one show when
the second delivery finds the record of the first.
"""

import os
import re
import stat
from pathlib import Path
from urllib.parse import urlsplit

from docgen.delivery.project import NAME
from docgen.delivery.targets import (
    DeliveryTarget,
    FolderTarget,
    MailTarget,
    PlaceTarget,
    RemoteTarget,
    ZipTarget,
)
from docgen.load.decode import Located
from docgen.load.mismatch import Steps
from docgen.load.settings import SETTINGS
from docgen.store.folder import OURS

_SAME_PROTOCOL = {"ssh": "sftp", "s3a": "s3", "gcs": "gs", "az": "abfs"}
_PORTS: dict[str, int] = {"sftp": 22, "ftp": 21, "smb": 445}
# Options that say which store is meant, or whose folders: a user can have a root of his own.
_STORE = ("host", "port", "username", "account_name", "endpoint_url")

Key = tuple[object, ...]


class TakenPlaces:
    """The places that the deliveries in ``file`` have taken, of the project in ``root``."""

    def __init__(self, file: Located, root: Path) -> None:
        self._file, self._root = file, root.resolve()
        self._taken: dict[Key, tuple[str, int | None]] = {}

    def take(self, target: DeliveryTarget, entry: str, steps: Steps) -> None:
        """Note the delivery at ``steps`` in the file, of the entry called ``entry``.

        :class:`ContentError` where another has its place, or the place is the project's own.
        """
        if isinstance(target, MailTarget):
            # two entries may write to one person, each about documents of its own
            for address in target.recipients:
                self._take(("mail", entry, address), address, entry, (*steps, "recipients"))
        elif isinstance(target, RemoteTarget):
            self._take(key_of(target, self._root), target.url, entry, (*steps, "url"))
        else:
            self._refuse_own(target, (*steps, "path"))
            self._take(key_of(target, self._root), target.path, entry, (*steps, "path"))

    def _take(self, key: Key, name: str, entry: str, steps: Steps) -> None:
        line = self._file.error("", *steps).line
        if key in self._taken:
            other, other_line = self._taken[key]
            hint = f"the other is in entry '{other}', line {other_line}"
            raise self._file.error(f"two deliveries to {name}", *steps, hint=hint)
        self._taken[key] = (entry, line)

    def _refuse_own(self, target: FolderTarget | ZipTarget, steps: Steps) -> None:
        path = self._root / target.path
        if isinstance(target, ZipTarget):
            path = Path(os.path.realpath(path.parent), path.name)
        else:
            path = Path(os.path.realpath(path))
        if not path.is_relative_to(self._root):
            return
        names = path.relative_to(self._root).parts
        files = ((), (SETTINGS,), (NAME,))
        if names in files or names[0] in ("content", "templates") or OURS in names:
            hint = "deliver to a folder of its own"
            said = f"'{target.path}' belongs to the project itself"
            raise self._file.error(said, *steps, hint=hint)


def key_of(target: PlaceTarget, root: Path) -> Key:
    """What identifies the place of ``target``, of a project in ``root``; equal for one place."""
    if isinstance(target, RemoteTarget):
        return _remote(target)
    path = root / target.path
    if isinstance(target, FolderTarget):
        return _folder(path)
    try:
        found = path.lstat()
    except OSError:
        found = None
    if found and stat.S_ISREG(found.st_mode):
        return (found.st_dev, found.st_ino)
    return (*_folder(path.parent), path.name)


def _folder(path: Path) -> Key:
    real = os.path.realpath(path)
    try:
        found = Path(real).stat()
    except OSError:
        return (real,)
    return (found.st_dev, found.st_ino)


def _remote(target: RemoteTarget) -> Key:
    url = urlsplit(target.url)
    protocol = _SAME_PROTOCOL.get(url.scheme, url.scheme)
    given = {name: str(target.options[name]) for name in _STORE if name in target.options}
    host = (given.pop("host", "") or url.hostname or "").lower()
    port = given.pop("port", "") or str(url.port or _PORTS.get(protocol) or "")
    user = given.pop("username", "") or url.username
    path = re.sub("/+", "/", os.path.normpath(f"/{url.path}"))
    return (protocol, user, host, port, path, *sorted(given.items()))
