"""``templates/`` as one value that can be sent to a machine without that folder."""

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from docgen.errors import ContentError, MachineError
from docgen.shipped import EJECTED, TEMPLATES, templates_from_docgen


class TemplateFiles(Struct, frozen=True):
    """``files``: SHA-256 by path; ``contents``: bytes by SHA-256; ``outside``: links that leave the
    project.

    A link of that kind is an error for a document that uses it and for no other. So the link is
    sent, but never what it points at.
    """

    files: dict[str, str]
    contents: dict[str, bytes]
    outside: tuple[str, ...]

    @property
    def digest(self) -> str:
        """The SHA-256 of everything in it."""
        listed = [f"{digest} {path}" for path, digest in sorted(self.files.items())]
        return sha256("\n".join([*listed, *sorted(self.outside)]).encode()).hexdigest()


def pack(root: Path) -> TemplateFiles:
    """The template files of the project in ``root``, with those that it takes from docgen.

    What says that it takes any is left out: the other machine has them all.

    Raises :class:`ContentError` if one is unreadable.
    """
    files: dict[str, str] = {}
    contents: dict[str, bytes] = {}
    outside: list[str] = []
    real = root.resolve()
    for path in _walk(root / TEMPLATES, real):
        name = path.relative_to(root).as_posix()
        if name == EJECTED:
            continue
        if not Path(os.path.realpath(path)).is_relative_to(real):
            outside.append(name)
        elif path.is_file():
            _take(path, name, files, contents)
    for name, path in templates_from_docgen(root).items():
        _take(path, name, files, contents)
    return TemplateFiles(files, contents, tuple(outside))


def _take(path: Path, name: str, files: dict[str, str], contents: dict[str, bytes]) -> None:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ContentError(f"cannot be read: {error.strerror}", name) from error
    files[name] = sha256(content).hexdigest()
    contents[files[name]] = content


def unpack(packed: TemplateFiles, folder: Path) -> None:
    """Write ``packed`` below ``folder``.

    Raises :class:`MachineError` if a byte changed on the way.
    """
    for name, digest in packed.files.items():
        content = packed.contents[digest]
        if sha256(content).hexdigest() != digest:
            raise MachineError(f"{name} was damaged on its way to this machine")
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    for name in packed.outside:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.symlink_to("/")


def _walk(path: Path, real: Path, above: frozenset[str] = frozenset()) -> Iterator[Path]:
    """The files at and below ``path``, and the folders there that lie outside ``real``."""
    where = os.path.realpath(path)  # unlike Path.resolve, it accepts a link to itself
    if not path.is_dir() or not Path(where).is_relative_to(real):
        yield path
    elif where not in above:  # else a link to a folder above it would never end
        for entry in sorted(path.iterdir()):
            yield from _walk(entry, real, above | {where})
