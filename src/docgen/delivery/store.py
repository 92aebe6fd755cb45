"""The operations of a folder that documents are delivered to, here or remote."""

from collections.abc import Collection
from contextlib import AbstractContextManager
from typing import Protocol


class Store(Protocol):
    """A folder; paths are relative to it. Folders in between are made and removed as needed."""

    def where(self, path: str) -> str:
        """The name of ``path`` in messages."""

    def read(self, path: str) -> bytes | None:
        """The file that is at ``path`` now, or ``None``.

        Raises :class:`DocgenError` if it is not a regular file.
        """

    def exists(self, path: str) -> bool:
        """Whether there is anything at ``path``."""

    def digest(self, path: str) -> str | None:
        """The SHA-256 of the file at ``path``, ``None`` if there is none, or ``UNREADABLE``.

        Links are not followed, neither in the path nor at its end.
        """

    def write(self, path: str, content: bytes) -> None:
        """Write a file."""

    def create(self, path: str, content: bytes) -> bool:
        """Write a file unless there is anything at ``path``; returns whether it was written."""

    def alone(self) -> AbstractContextManager[None]:
        """Keep other runs out of their ``with alone()`` meanwhile, as far as the place can."""

    def move(self, path: str, to: str) -> None:
        """Rename a file to ``to``, replacing a file there."""

    def remove(self, path: str) -> None:
        """Remove the file at ``path``, if there is one."""

    def clear(self, folder: str, ours: Collection[str]) -> str | None:
        """Remove the files in ``folder`` that are in ``ours`` or half-written, then ``folder``.

        Paths are relative to ``folder``. If it holds other files, they stay and it stays; returns
        the path of one of them.
        """
