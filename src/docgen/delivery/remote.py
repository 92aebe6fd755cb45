"""Delivers to a remote folder, through the driver that fsspec has for its URL."""

from collections.abc import Collection
from contextlib import AbstractContextManager, nullcontext, suppress
from hashlib import sha256
from typing import Any

from docgen.delivery import webdav
from docgen.delivery.record import LARGEST
from docgen.errors import DocgenError, MachineError
from docgen.store.outputs import UNREADABLE, is_part

_INSTALL = "pip install 'docgen[remote]', and fsspec's driver unless it is SFTP"
_FOLDER, _FILE = "directory", "file"


class RemoteStore:
    """The folder at ``url``; ``options`` go to its driver.

    Each folder is listed and made only once, since a round trip takes longer than a document.
    Raises :class:`MachineError` if fsspec or its driver is not installed.
    """

    def __init__(self, url: str, options: dict[str, Any]) -> None:
        try:
            from fsspec.config import conf
            from fsspec.core import url_to_fs
        except ImportError as error:
            raise MachineError("fsspec is not installed", hint=_INSTALL) from error
        try:
            # the driver caches its connection, but another attempt needs a new one
            given = {"skip_instance_cache": True, **_trust(url)}
            # fsspec's settings from the environment, which not every driver applies
            given |= conf.get(url.partition("://")[0], {}) | options
            if webdav.is_webdav(url):
                given = webdav.sign_in(given)
            self._files, root = url_to_fs(url, **given)
        except (ImportError, ValueError) as error:
            raise MachineError(str(error), url, hint=_INSTALL) from error
        self._url, self._is_webdav = url.rstrip("/"), webdav.is_webdav(url)
        self._root = str(root).rstrip("/")
        self._listed: dict[str, dict[str, str]] = {}
        self._made: set[str] = set()

    def where(self, path: str) -> str:
        """The URL of ``path``."""
        return f"{self._url}/{path}".rstrip("/")

    def read(self, path: str) -> bytes | None:
        """The file that is at ``path`` now, or ``None``.

        Raises :class:`DocgenError` if it is not a regular file.
        """
        self._files.invalidate_cache()
        try:
            found = self._files.info(self._at(path))
            if _kind_of(found) == _FILE and (found["size"] or 0) > LARGEST:
                raise DocgenError(f"a file of more than {LARGEST >> 20} MB", self.where(path))
            if _kind_of(found) == _FILE:
                return bytes(self._files.cat_file(self._at(path)))
        except FileNotFoundError:
            return None
        raise DocgenError("no regular file", self.where(path), hint="move it away")

    def exists(self, path: str) -> bool:
        """Whether there was anything at ``path`` when its folder was listed."""
        return self._kind(path) is not None

    def digest(self, path: str) -> str | None:
        """The SHA-256 of the file at ``path``; ``None`` if there is none."""
        if (kind := self._kind(path)) == _FILE:
            return sha256(self._files.cat_file(self._at(path))).hexdigest()
        return None if kind is None else UNREADABLE

    def _kind(self, path: str) -> str | None:
        """What is at ``path``, or what is in place of one of its folders."""
        folder, _, name = path.rpartition("/")
        above = self._kind(folder) if folder else _FOLDER
        return self._names(folder).get(name) if above == _FOLDER else above

    def _names(self, folder: str, *, again: bool = False) -> dict[str, str]:
        """The kind of each entry of ``folder``, as it was when it was listed last."""
        if again or folder not in self._listed:
            at = self._at(folder).rstrip("/")
            try:
                found = self._files.ls(at or "/", detail=True)
            except FileNotFoundError:
                found = []
            kinds = {str(each["name"]).rstrip("/"): _kind_of(each) for each in found}
            kinds.pop(at, None)  # some stores list a folder as part of itself
            self._listed[folder] = {name.rpartition("/")[2]: kind for name, kind in kinds.items()}
        return self._listed[folder]

    def write(self, path: str, content: bytes) -> None:
        """Write a file."""
        self._make_folder_of(path)
        self._files.pipe_file(self._at(path), content)

    def create(self, path: str, content: bytes) -> bool:
        """Write a file unless there is anything at ``path``; returns whether it was written.

        SFTP, WebDAV and the drivers of the large stores make it and refuse another in one step.
        """
        self._make_folder_of(path)
        if self.read(path) is not None:
            return False
        try:
            self._make(self._at(path), content)
        except (ValueError, NotImplementedError):  # a driver that has no such mode
            self._files.pipe_file(self._at(path), content)
        except Exception:  # servers say in many ways that there is one
            if self.read(path) is None:
                raise
            return False
        return True

    def alone(self) -> AbstractContextManager[None]:
        """Nothing: such places know no locks."""
        return nullcontext()

    def _make(self, path: str, content: bytes) -> None:
        if self._is_webdav:
            webdav.make(self._files, path, content)
        else:
            with self._files.open(path, "xb") as file:
                file.write(content)

    def move(self, path: str, to: str) -> None:
        """Rename a file to ``to``."""
        self._make_folder_of(to)
        if self._is_webdav:
            webdav.rename(self._files, self._at(path), self._at(to))
        else:
            self._files.mv(self._at(path), self._at(to))
        folder, _, name = to.rpartition("/")
        self._names(folder)[name] = _FILE

    def remove(self, path: str) -> None:
        """Remove a file and the folders that it leaves empty."""
        with suppress(FileNotFoundError):
            self._files.rm_file(self._at(path))
        folder, _, name = path.rpartition("/")
        self._names(folder).pop(name, None)
        while folder and not self._names(folder):
            self._files.invalidate_cache()
            if self._names(folder, again=True):  # others write there too
                return
            self._remove_empty(self._at(folder))
            folder, _, name = folder.rpartition("/")
            self._names(folder).pop(name, None)

    def clear(self, folder: str, ours: Collection[str]) -> str | None:
        """Remove the files in ``folder`` that are ``ours``, and ``folder`` if it is then empty."""
        self._files.invalidate_cache()
        self._listed.clear()
        if self._kind(folder) is None:
            return None
        self._made.clear()
        return self._clear(folder, len(folder) + 1, ours)

    def _clear(self, folder: str, start: int, ours: Collection[str]) -> str | None:
        if self._kind(folder) != _FOLDER:
            return folder[start:]
        stay = []
        for name, kind in self._names(folder).items():
            path = f"{folder}/{name}"
            if kind == _FOLDER:
                stay.append(self._clear(path, start, ours))
            elif kind == _FILE and (path[start:] in ours or is_part(name)):
                self._files.rm_file(self._at(path))
            else:
                stay.append(path[start:])
        left = min((each for each in stay if each is not None), default=None)
        if left is None:
            self._remove_empty(self._at(folder))
        return left

    def _remove_empty(self, folder: str) -> None:
        with suppress(FileNotFoundError):  # some stores have no folders
            self._files.rmdir(folder)
            if self._files.exists(folder):  # sshfs has a rmdir that does nothing
                self._files.rm(folder)

    def _at(self, path: str) -> str:
        return f"{self._root}/{path}"

    def _make_folder_of(self, path: str) -> None:
        folder = self._at(path).rpartition("/")[0]
        if folder not in self._made:
            self._files.makedirs(folder, exist_ok=True)
            self._made.add(folder)


def _kind_of(entry: dict[str, Any]) -> str:
    return "link" if entry.get("islink") else str(entry["type"])


def _trust(url: str) -> dict[str, object]:
    """Options that make SFTP check the server's host key, which the driver does not by default."""
    return {"known_hosts": ()} if url.startswith(("sftp://", "ssh://")) else {}
