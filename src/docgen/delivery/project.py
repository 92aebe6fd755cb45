"""Which project delivers: an id in a file of the project's own, made when it is first needed.

The folder is no identity: two containers have theirs at one path, and a checkout has a new one for
each run.
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
    """The id of the project in ``root``.

    Raises :class:`MachineError` if the file can be neither read nor written, or holds no id.
    """
    try:
        if not has_id(root):
            outputs.write(root / NAME, f"{secrets.token_hex(16)}\n".encode())
        return _read(root)
    except OSError as error:
        hint = "docgen keeps there which project delivers"
        raise MachineError(f"{NAME}: {error.strerror}", str(root), hint=hint) from error


def has_id(root: Path, wanted: str = "") -> bool:
    """Whether the project in ``root`` has an id, and this one if it is ``wanted``.

    Errors are those of :func:`project_id` and :class:`OSError`.
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
