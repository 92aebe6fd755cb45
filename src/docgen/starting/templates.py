"""Templates of docgen's in a project: copied out, listed, compared."""

import difflib
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Literal

from msgspec import Struct

from docgen.errors import UsageError, nearest
from docgen.load.settings import require_project
from docgen.shipped import EJECTED, TEMPLATES, shipped, shipped_templates, takes_shipped
from docgen.sources import Sources
from docgen.starting.ejected import read_ejected, write_ejected
from docgen.store import outputs

Provenance = Literal["from docgen", "ejected", "ejected, docgen's has changed", "your own"]


class TemplateOrigin(Struct, frozen=True):
    """A template of a project, and where it comes from."""

    path: str
    origin: Provenance


def origins(root: Path) -> tuple[TemplateOrigin, ...]:
    """All templates of the project in ``root``, by path."""
    sources = _project(root)
    ejected = read_ejected(sources)
    taken = set(shipped_templates()) if takes_shipped(root) else set()
    own = {
        path.relative_to(root).as_posix()
        for path in (root / TEMPLATES).rglob("*")
        if path.is_file()
    } - {EJECTED}
    found = {path: _origin(sources, path, path in own, ejected) for path in own | taken}
    return tuple(TemplateOrigin(path, found[path]) for path in sorted(found))


def _origin(sources: Sources, path: str, is_own: bool, ejected: dict[str, str]) -> Provenance:
    if not is_own:
        return "from docgen"
    if path not in ejected:
        return "your own"
    return "ejected, docgen's has changed" if _misses(sources, path, ejected) else "ejected"


def eject(root: Path, name: str) -> tuple[str, ...]:
    """Copy the templates called ``name`` out of docgen, a folder or a file of it.

    Returns their paths. Raises :class:`UsageError` for an unknown name, and if the project takes
    no templates from docgen or has all of these.
    """
    sources = _project(root)
    if not takes_shipped(root):
        hint = f"to make it take those that it lacks, add an empty file {EJECTED}"
        raise UsageError("this project has all of its own templates", hint=hint)
    named = _named(name)
    paths = [path for path in named if not (root / path).exists()]
    if not paths:
        hint = "to have docgen's again, delete yours; `docgen templates diff` compares them"
        raise UsageError(f"{TEMPLATES}/{name} is in this project already", hint=hint)
    ejected = read_ejected(sources) | {path: _digest(path) for path in paths}
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        outputs.write(root / path, (shipped() / path).read_bytes())
    write_ejected(root, ejected)
    return tuple(paths)


def lost_list(root: Path) -> bool:
    """Whether the list of ejected templates may have been deleted.

    Without it the project takes nothing from docgen, and has templates by the names of docgen's.
    """
    own = (path for path in shipped_templates() if (root / path).is_file())
    return not takes_shipped(root) and any(own)


def outdated(root: Path) -> tuple[str, ...]:
    """The ejected templates of which docgen's has changed since, by path."""
    sources = _project(root)
    ejected = read_ejected(sources)
    return tuple(path for path in sorted(ejected) if _misses(sources, path, ejected))


def differences(root: Path) -> dict[str, str]:
    """What ejected templates miss: by path, the changes that would make yours docgen's.

    Only those whose original has changed since are listed.
    """
    return {path: "".join(_changes(root, path)) for path in outdated(root)}


def note_merged(root: Path, name: str) -> tuple[str, ...]:
    """Note that the project's templates called ``name`` have what changed in docgen's.

    They count as ejected from now on, whatever the list said of them. Raises :class:`UsageError`
    for an unknown name, and if the project has none of them.
    """
    ejected = read_ejected(_project(root))
    paths = [path for path in _named(name) if path in ejected or (root / path).is_file()]
    if not paths:
        hint = "`docgen templates list` shows those that are"
        raise UsageError(f"{TEMPLATES}/{name} is not in this project", hint=hint)
    write_ejected(root, ejected | {path: _digest(path) for path in paths})
    return tuple(paths)


def _project(root: Path) -> Sources:
    sources = Sources(root)
    require_project(sources)
    return sources


def _named(name: str) -> list[str]:
    """The paths of the shipped templates called ``name``: a file, or all of a folder."""
    wanted = name.strip("/").removeprefix(f"{TEMPLATES}/")
    known = [path.removeprefix(f"{TEMPLATES}/") for path in shipped_templates()]
    found = [each for each in known if each == wanted or each.startswith(f"{wanted}/")]
    if not found:
        folders = {each.partition("/")[0] for each in known}
        hint = nearest(wanted, known if "." in wanted else folders)
        raise UsageError(f"docgen has no templates '{name}'", hint=hint)
    return [f"{TEMPLATES}/{each}" for each in found]


def _digest(path: str) -> str:
    return sha256((shipped() / path).read_bytes()).hexdigest()


def _misses(sources: Sources, path: str, ejected: dict[str, str]) -> bool:
    """Whether docgen's file at ``path`` has changed, and the project's is not the same by now."""
    if path not in shipped_templates() or (own := sources.digest(path)) is None:
        return False  # docgen's is gone, or the project's: nothing to take over
    return _digest(path) not in (ejected[path], own)


def _changes(root: Path, path: str) -> Iterator[str]:
    try:
        yours, ours = (
            (folder / path).read_text("utf-8").splitlines(keepends=True)
            for folder in (root, shipped())
        )
    except UnicodeDecodeError:  # a Word file, a font
        yield "docgen's has changed; eject it in another folder to compare the two\n"
        return
    for line in difflib.unified_diff(yours, ours, "yours", "docgen's"):
        yield line if line.endswith("\n") else f"{line}\n"
