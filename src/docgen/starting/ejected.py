"""``templates/ejected.toml``: which templates were copied out of docgen.

Each has the digest of what it was copied from.
"""

from pathlib import Path

from msgspec import Struct

from docgen.load import toml
from docgen.load.decode import decode
from docgen.shipped import EJECTED, TEMPLATES
from docgen.sources import Sources
from docgen.store import outputs

HEAD = """\
# Templates that are not in this folder come from docgen. `docgen templates eject` copies them here,
# and notes below the SHA-256 of docgen's file, so that `docgen templates diff` can tell whether
# docgen's has changed since.
"""


class _Ejected(Struct, frozen=True, forbid_unknown_fields=True):
    ejected: dict[str, str] = {}


def read_ejected(sources: Sources) -> dict[str, str]:
    """The SHA-256 of docgen's file by path, as it was when the file was copied out.

    Empty if nothing was. Raises :class:`docgen.errors.ContentError` if the list is not valid.
    """
    if sources.find(EJECTED) is None:
        return {}
    listed = decode(toml.parse(sources.text(EJECTED), EJECTED), _Ejected).ejected
    return {f"{TEMPLATES}/{name}": digest for name, digest in listed.items()}


def write_ejected(root: Path, ejected: dict[str, str]) -> None:
    """Write the list anew. Raises :class:`OSError` if the disk refuses."""
    lines = (
        f'"{path.removeprefix(f"{TEMPLATES}/")}" = "{digest}"\n'
        for path, digest in sorted(ejected.items())
    )
    table = "".join(["\n[ejected]\n", *lines]) if ejected else ""
    outputs.write(root / EJECTED, (HEAD + table).encode())
