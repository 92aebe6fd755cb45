"""Remove what was built."""

import shutil
from collections.abc import Callable
from pathlib import Path

from docgen.store import manifest, outputs
from docgen.store.folder import LOCK, STATE, disk_errors
from docgen.store.lock import locked
from docgen.store.state import State


def clean(output: Path, waiting: Callable[[str], None]) -> tuple[str, ...]:
    """Remove what docgen built in ``output``, and its state; returns the paths removed."""
    if not (output / STATE).exists():
        return ()
    with disk_errors(output), locked(output / LOCK, waiting):
        with State(output / STATE) as state:
            paths = [path for path in state.records.documents if (output / path).exists()]
        for path in paths:
            outputs.remove(output, path)
        manifest.remove(output)
        shutil.rmtree((output / STATE).parent)
    return tuple(paths)
