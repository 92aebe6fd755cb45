"""The only hand on output files: whole under their name, or not there at all."""

import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from docgen.errors import MachineError

# What a file is called while it is written, in the folder where it will stand.
_PART = ".docgen-part-"


def write(path: Path, content: bytes) -> None:
    """Put ``content`` under ``path`` whole, on the disk and not in its cache, or not at all."""
    with writing(path) as file:
        file.write(content)


@contextmanager
def writing(path: Path) -> Iterator[BinaryIO]:
    """A file that stands under ``path``, as :func:`write` has it, once the block is done."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(_PART + secrets.token_hex(8))
    try:
        with part.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def digest(path: Path | str) -> str | None:
    """The SHA-256 of the file at ``path``, or ``None`` when there is none."""
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - half the time of Path
            return sha256(file.read()).hexdigest()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None


def remove(output: Path, path: str) -> None:
    """Remove the file at ``path`` below ``output``, and the folders that it leaves empty."""
    _refuse_way_out(output, path.rpartition("/")[0])
    file = output / path
    file.unlink(missing_ok=True)
    for folder in file.parents:
        if folder == output or not folder.is_dir() or any(folder.iterdir()):
            return
        folder.rmdir()


def sweep(output: Path, paths: Iterable[str]) -> None:
    """Remove what builds that were killed left half-written beside ``paths``.

    :class:`MachineError` if one of them lies outside of ``output``, by way of a link.
    """
    for folder in {path.rpartition("/")[0] for path in paths} | {""}:
        _refuse_way_out(output, folder)
        for part in (output / folder).glob(f"{_PART}*"):
            part.unlink()


def _refuse_way_out(output: Path, folder: str) -> None:
    if not (output / folder).resolve().is_relative_to(output.resolve()):
        raise MachineError(f"{output / folder} leads out of the output folder", hint="a link in it")
