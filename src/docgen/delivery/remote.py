"""A folder somewhere else, by whatever driver fsspec has for its URL."""

from typing import Any

from docgen.errors import MachineError

_INSTALL = "pip install 'docgen[remote]', and for other than SFTP the driver of fsspec's"


class RemoteStore:
    """The folder at ``url``; ``options`` go to its driver."""

    def __init__(self, url: str, options: dict[str, Any]) -> None:
        try:
            from fsspec.config import conf
            from fsspec.core import url_to_fs
        except ImportError as error:
            raise MachineError("fsspec is not installed", hint=_INSTALL) from error
        try:
            # a driver keeps its connection: another attempt needs a new one
            given = {"skip_instance_cache": True, **_trust(url)}
            # what the environment says; not every driver looks for it
            given |= conf.get(url.partition("://")[0], {}) | options
            self._files, root = url_to_fs(url, **given)
        except (ImportError, ValueError) as error:
            raise MachineError(str(error), url, hint=_INSTALL) from error
        self._root = str(root).rstrip("/")

    def read(self, path: str) -> bytes | None:
        """The file at ``path``, if there is one."""
        try:
            return bytes(self._files.cat_file(self._at(path)))
        except FileNotFoundError:
            return None

    def write(self, path: str, content: bytes) -> None:
        """Write a file."""
        self._make_folder_of(path)
        self._files.pipe_file(self._at(path), content)

    def move(self, path: str, to: str) -> None:
        """Give a file the path ``to``."""
        self._make_folder_of(to)
        self._files.mv(self._at(path), self._at(to))

    def remove(self, path: str) -> None:
        """Remove a file."""
        if self._files.exists(self._at(path)):
            self._files.rm_file(self._at(path))

    def clear(self, folder: str) -> None:
        """Remove ``folder``."""
        self._files.invalidate_cache()
        if self._files.exists(self._at(folder)):
            self._files.rm(self._at(folder), recursive=True)

    def _at(self, path: str) -> str:
        return f"{self._root}/{path}"

    def _make_folder_of(self, path: str) -> None:
        self._files.makedirs(self._at(path).rpartition("/")[0], exist_ok=True)


def _trust(url: str) -> dict[str, object]:
    """The driver for SFTP takes any host for the right one unless it is told to look."""
    return {"known_hosts": ()} if url.startswith(("sftp://", "ssh://")) else {}
