"""The only reader of input files: it remembers what was read, and what was not found.

Paths are POSIX, relative to the project's root. A :class:`Sources` reads each file from disk only
once, so the recorded digest is always that of the bytes that were used. A template that the project
takes from docgen is read at the path that it would have in the project.
"""

import errno
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from io import FileIO
from pathlib import Path

from docgen.errors import ContentError
from docgen.shipped import shipped_catalogue, shipped_file

# Limits, so that no file can fill the memory: fonts and pictures have some MB, the text of the
# longest treaties less than three.
LARGEST_FILE = 32 << 20
LARGEST_TEXT = 4 << 20
_PIECE = 1 << 20


class Sources:
    """Read access to the project's folder, with files that are ``unwritten`` so far.

    Every method raises :class:`ContentError` for a path outside the project, a file that cannot be
    read or is too large.
    """

    def __init__(self, root: Path, unwritten: Mapping[str, bytes] | None = None) -> None:
        self.root = root
        self._unwritten = unwritten or {}
        self._seen: dict[str, tuple[bytes, str] | None] = {}
        self._reads: dict[str, str | None] = {}

    def find(self, path: str) -> bytes | None:
        """The bytes of the file at ``path``, or ``None`` if there is none."""
        if path not in self._seen:
            self._seen[path] = self._load(path)
        seen = self._seen[path]
        self._reads[path] = seen[1] if seen else None
        return seen[0] if seen else None

    def catalogues(self, path: str) -> tuple[bytes, ...]:
        """The catalogue of labels at ``path``, the project's before docgen's, if they differ."""
        both = (self.find(path), shipped_catalogue(path))
        return tuple(dict.fromkeys(each for each in both if each is not None))

    def read(self, path: str) -> bytes:
        """The bytes of the file at ``path``. Raises :class:`ContentError` if there is none."""
        content = self.find(path)
        if content is None:
            raise ContentError("no such file", path)
        return content

    def text(self, path: str) -> str:
        r"""The text of the file at ``path``, with line ends as ``\n``.

        Raises :class:`ContentError` if there is none, or it is not UTF-8.
        """
        content = self.read(path)
        if len(content) > LARGEST_TEXT:
            raise ContentError(f"a text of more than {LARGEST_TEXT >> 20} MB", path)
        try:
            return content.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            raise ContentError("not UTF-8", path, line, "save the file as UTF-8") from error

    def digest(self, path: str) -> str | None:
        """The SHA-256 of the file at ``path``, or ``None`` if there is none.

        For a folder, written with a slash at its end, it is that of the names in it.
        """
        if path.endswith("/"):
            return _digest_of_names(self.names(path.removesuffix("/")))
        self.find(path)
        seen = self._seen[path]
        return seen[1] if seen else None

    def names(self, folder: str) -> tuple[str, ...]:
        """The sorted names in ``folder``; empty if there is no such folder."""
        names: tuple[str, ...] = ()
        try:
            names = tuple(sorted(os.listdir(self.root / folder)))  # noqa: PTH208 - names alone
        except (FileNotFoundError, NotADirectoryError):
            pass
        except OSError as error:
            raise ContentError(f"cannot be read: {error.strerror}", folder) from error
        if self._unwritten:
            apart = (path.rpartition("/") for path in self._unwritten)
            names = tuple(sorted({*names, *(name for above, _, name in apart if above == folder)}))
        self._reads[f"{folder}/"] = _digest_of_names(names)
        return names

    def note(self, address: str, content: bytes) -> None:
        """Record that ``content`` was read from ``address``, which is outside the project."""
        self._reads[address] = sha256(content).hexdigest()

    @contextmanager
    def recording(self) -> Iterator[dict[str, str | None]]:
        """Collect what is read within the ``with`` block: digests by path, as of :meth:`digest`."""
        outer, self._reads = self._reads, {}
        try:
            yield self._reads
        finally:
            outer.update(self._reads)
            self._reads = outer

    def _load(self, path: str) -> tuple[bytes, str] | None:
        if (new := self._unwritten.get(path)) is not None:
            return new, sha256(new).hexdigest()
        where = self.root / path
        try:
            if not where.resolve().is_relative_to(self.root.resolve()):
                raise ContentError("lies outside the project", path)
        except RuntimeError as error:
            raise ContentError("cannot be read: links in a circle", path) from error
        except ValueError as error:
            raise ContentError("cannot be read: no file has such a name", path) from error
        content = content_of(shipped_file(self.root, path) or where, path)
        return None if content is None else (content, sha256(content).hexdigest())


def _digest_of_names(names: tuple[str, ...]) -> str:
    return sha256("\0".join(names).encode(errors="surrogateescape")).hexdigest()


def content_of(where: Path, path: str) -> bytes | None:
    """The bytes of any file, ``None`` if there is none; errors call it ``path``.

    Raises :class:`ContentError` if it cannot be read, is not a regular file, or is too large.
    """
    try:
        content = _content(where)
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return None
    except OSError as error:
        raise ContentError(f"cannot be read: {error.strerror}", path) from error
    if len(content) > LARGEST_FILE:
        raise ContentError(f"a file of more than {LARGEST_FILE >> 20} MB", path)
    return content


def _content(where: Path) -> bytes:
    """The bytes of a file, at most one more than the limit."""
    with open_regular(where) as file:
        size = min(os.fstat(file.fileno()).st_size, LARGEST_FILE)
        content = file.read(size + 1)
        if len(content) <= size:
            return content
        while len(content) <= LARGEST_FILE and (more := file.read(_PIECE)):  # it grows
            content += more
        return content


def open_regular(path: Path | str, *, follow: bool = True) -> FileIO:
    """The regular file at ``path``, open for reading; never waits for a pipe or device.

    Raises :class:`OSError` if it cannot be opened, is not a regular file, or is a link and
    ``follow`` is false.
    """
    flags = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | (0 if follow else os.O_NOFOLLOW)
    descriptor = os.open(path, flags)
    kind = os.fstat(descriptor).st_mode
    if not stat.S_ISREG(kind):
        os.close(descriptor)
        number = errno.EISDIR if stat.S_ISDIR(kind) else errno.EINVAL
        raise OSError(number, "no regular file", str(path))
    return FileIO(descriptor)
