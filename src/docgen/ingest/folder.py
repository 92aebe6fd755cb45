"""A declaration's folder, changed as one: all its files as they were, or all as they will be."""

import secrets
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from docgen.errors import MachineError
from docgen.store import outputs


def change(root: Path, folder: str, files: Mapping[str, bytes], remove: Iterable[str] = ()) -> None:
    """Write ``files`` into ``folder`` below ``root`` and ``remove`` others, all or nothing."""
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
    """Put ``new`` in the place of ``target``, which goes to ``old``."""
    if target.exists():
        target.rename(old)
    try:
        new.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
