"""What comes with docgen: the templates, and what a new project starts from.

A project whose ``templates/`` holds :data:`EJECTED`, or nothing, takes from docgen each file there
that it lacks. Any other project has templates of its own, and takes none.
"""

import os
from pathlib import Path

from docgen.errors import DocgenError

TEMPLATES = "templates"
EJECTED = f"{TEMPLATES}/ejected.toml"
_PACKAGED = Path(__file__).parent / "starter"


def shipped() -> Path:
    """The folder that is laid out as a project: in the package, or the repository itself."""
    return _PACKAGED if _PACKAGED.is_dir() else Path(__file__).parents[2]


def takes_shipped(root: Path) -> bool:
    """Whether the project in ``root`` takes the templates that it lacks from docgen."""
    if os.path.lexists(root / EJECTED):
        return True
    folder = root / TEMPLATES
    try:
        return next(folder.iterdir(), None) is None
    except OSError:
        return not os.path.lexists(folder)


def shipped_file(root: Path, path: str) -> Path | None:
    """Where the file at ``path`` of the project in ``root`` lies if it comes from docgen.

    ``None`` if the project has something at ``path`` itself, a broken link included.
    """
    parts = path.split("/")
    if parts[0] != TEMPLATES or ".." in parts or "\0" in path or path == EJECTED:
        return None
    if os.path.lexists(root / path) or not takes_shipped(root):
        return None
    found = shipped() / path
    return found if found.is_file() else None


def shipped_templates() -> list[str]:
    """The paths of all templates that come with docgen, sorted."""
    folder = shipped()
    found = (path for path in (folder / TEMPLATES).rglob("*") if path.is_file())
    return sorted(path.relative_to(folder).as_posix() for path in found if path.suffix != ".mjs")


def templates_from_docgen(root: Path) -> dict[str, Path]:
    """The templates that the project in ``root`` takes from docgen, by their paths in it."""
    if not takes_shipped(root):
        return {}
    found = {path: shipped_file(root, path) for path in shipped_templates()}
    return {path: place for path, place in found.items() if place is not None}


def shipped_catalogue(path: str) -> bytes | None:
    """The catalogue of labels at ``path`` that comes with docgen; ``None`` if there is none.

    A project has it whether it takes docgen's templates or not: docgen's code prints labels too.
    """
    found = shipped() / path
    return found.read_bytes() if found.is_file() else None


def say_origin(error: DocgenError, root: Path) -> None:
    """Add to the path of ``error`` that the file comes from docgen, if so."""
    if error.path is not None and shipped_file(root, error.path):
        error.path += " (from docgen)"
