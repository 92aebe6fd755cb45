"""The files that rendering reads ↔ one value that travels to where there is no such folder."""

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from docgen.errors import ContentError, MachineError

_FOLDER = "templates"


class TemplateFiles(Struct, frozen=True):
    """Bytes by their digest, digests by path; ``outside`` lists links that leave the project.

    Such a link is an error to a document that names it, and nothing to the others: so it goes
    along, without what it points at.
    """

    files: dict[str, str]
    contents: dict[str, bytes]
    outside: tuple[str, ...]

    @property
    def digest(self) -> str:
        """The digest of all that is in it."""
        listed = [f"{digest} {path}" for path, digest in sorted(self.files.items())]
        return sha256("\n".join([*listed, *sorted(self.outside)]).encode()).hexdigest()


def pack(root: Path) -> TemplateFiles:
    """The bundle of the project in ``root``."""
    files, contents, outside = {}, {}, []
    real = root.resolve()
    for path in _walk(root / _FOLDER, real):
        name = path.relative_to(root).as_posix()
        if not Path(os.path.realpath(path)).is_relative_to(real):
            outside.append(name)
        elif path.is_file():
            try:
                content = path.read_bytes()
            except OSError as error:
                raise ContentError(f"cannot be read: {error.strerror}", name) from error
            files[name] = sha256(content).hexdigest()
            contents[files[name]] = content
    return TemplateFiles(files, contents, tuple(outside))


def unpack(bundle: TemplateFiles, folder: Path) -> None:
    """Write what is in ``bundle`` below ``folder``; a byte that changed on its way is an error."""
    for name, digest in bundle.files.items():
        content = bundle.contents[digest]
        if sha256(content).hexdigest() != digest:
            raise MachineError(f"{name} came to this machine damaged")
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    for name in bundle.outside:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.symlink_to("/")


def _walk(path: Path, real: Path, above: frozenset[str] = frozenset()) -> Iterator[Path]:
    """What is at and below ``path`` and is no folder, or leaves the folder ``real``."""
    where = os.path.realpath(path)  # unlike Path.resolve, it bears a link to itself
    if not path.is_dir() or not Path(where).is_relative_to(real):
        yield path
    elif where not in above:  # a link back to a folder that it is in would never end
        for entry in sorted(path.iterdir()):
            yield from _walk(entry, real, above | {where})
