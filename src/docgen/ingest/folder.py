"""Changes a declaration's folder as a whole: all files as before, or all as they will be."""

import secrets
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from docgen.errors import MachineError
from docgen.store import outputs


def change(root: Path, folder: str, files: Mapping[str, bytes], remove: Iterable[str] = ()) -> None:
    """Write ``files`` (bytes by name) into ``folder`` below ``root`` and remove ``remove``.

    All changes are made or none. Raises :class:`MachineError` if the disk refuses.
    """
    target = root / folder
    beside = root / f".docgen-import-{secrets.token_hex(8)}"
    try:
        new = beside / "new"
        if target.exists():
            shutil.copytree(target, new, symlinks=True)
        for name in remove:
            (new / name).unlink()
        for name, content in files.items():
            outputs.write(new / name, content)
        target.parent.mkdir(parents=True, exist_ok=True)
        _swap(target, new, beside / "old")
    except OSError as error:
        raise MachineError(f"cannot be written: {error.strerror}", folder) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _swap(target: Path, new: Path, old: Path) -> None:
    """Replace ``target`` by ``new``, and move it to ``old``."""
    if target.exists():
        target.rename(old)
    try:
        new.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
