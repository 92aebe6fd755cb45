"""What a folder that documents are delivered to can do, here or elsewhere."""

from collections.abc import Collection
from typing import Protocol


class Store(Protocol):
    """A folder; paths are relative to it. Folders in between come and go by themselves."""

    def where(self, path: str) -> str:
        """What people call ``path``."""

    def read(self, path: str) -> bytes | None:
        """The file at ``path``, if there is one.

        Raises :class:`DocgenError` if it is no regular file.
        """

    def exists(self, path: str) -> bool:
        """Whether there is anything at ``path``."""

    def digest(self, path: str) -> str | None:
        """The SHA-256 of the file at ``path``, ``None`` when there is none, or ``UNREADABLE``.

        What a link leads to is not read, and no link is followed on the way.
        """

    def write(self, path: str, content: bytes) -> None:
        """Write a file."""

    def move(self, path: str, to: str) -> None:
        """Give a file the path ``to``, in the place of the file there."""

    def remove(self, path: str) -> None:
        """Remove the file at ``path``, if there is one."""

    def clear(self, folder: str, ours: Collection[str]) -> str | None:
        """Remove ``folder`` with the files in it that are in ``ours``, or half-written.

        Paths are relative to ``folder``. If it holds others, they and it stay, and the path of one
        is returned.
        """
