"""Which project delivers: an id in a file of the project, made when it is first needed.

The folder does not identify a project: two containers can have theirs at the same path, and a CI
job checks out a new one for each run.
"""

import re
import secrets
from pathlib import Path

from docgen.errors import MachineError
from docgen.sources import open_regular
from docgen.store import outputs

NAME = ".docgen-project"
_ID = re.compile(rb"[0-9a-f]{32}\n?")


def project_id(root: Path) -> str:
    """The id of the project in ``root``, made if there is none.

    Raises :class:`MachineError` if the file cannot be read or written, or does not hold an id.
    """
    try:
        if not has_id(root):
            outputs.write(root / NAME, f"{secrets.token_hex(16)}\n".encode())
        return _read(root)
    except OSError as error:
        hint = "docgen keeps the id of the project in this file"
        raise MachineError(f"{NAME}: {error.strerror}", str(root), hint=hint) from error


def has_id(root: Path, wanted: str = "") -> bool:
    """Whether the project in ``root`` has an id, equal to ``wanted`` if that is given.

    Raises the errors of :func:`project_id`, and :class:`OSError`.
    """
    try:
        return _read(root).startswith(wanted)
    except (FileNotFoundError, NotADirectoryError):
        return False


def _read(root: Path) -> str:
    with open_regular(root / NAME, follow=False) as file:
        content = file.read(100)
    if not _ID.fullmatch(content):
        hint = "restore it from a backup; if there is none, delete it"
        raise MachineError("does not hold the id of a project", str(root / NAME), hint=hint)
    return content.decode().strip()
