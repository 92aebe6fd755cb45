"""``docgen init``: a folder that is a project."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Literal

from docgen.errors import MachineError, UsageError
from docgen.load.modelines import modeline
from docgen.load.settings import SETTINGS
from docgen.load.vocabulary import SECTORS
from docgen.schemas.files import schema_files
from docgen.shipped import EJECTED, shipped
from docgen.starting.ejected import HEAD
from docgen.store import outputs

SectorSet = Literal["regional", "general"]

_EXAMPLE = "content"
_SCHEDULE = """
# A scheduled build. To switch it on, remove the first "# " of each line, and run
# `docgen schedule run`.

# [[schedule]]
# name = "weekdays"
# cron = "0 6 * * 1-5"                 # minute hour day month weekday
# zone = "Europe/Rome"
#
# [[schedule.deliver]]
# to = "folder"
# path = "/mnt/share/briefings"
"""
_PARTIES = """\
# Parties by ISO 3166-1 code. `docgen import` prints the lines to add for those that it finds. Short
# names come from CLDR in the language of the document. `slug` is the name in file names, `official`
# the long name; without them, docgen's own are used, of any state and of organisations such as the
# EU. `also` (optional) is what else a text may call the party by.
#
#   IT:
#   EU: {slug: eu}
#   KG: {slug: kyrgyzstan, official: Kyrgyz Republic, also: [Kyrgyz]}
parties:

# Names that a text uses for several parties at once:
#
# groups:
#   central-asian-states:
#     name: Central Asian States
#     members: [KZ, KG, TJ, TM, UZ]
"""
_README = """\
# Documents made by docgen

    docgen import statement.pdf --id country-country-2027   # or .docx, .html, .txt, .md
    docgen check                                            # what is left to do
    docgen build                                            # writes documents into build/
    docgen desk                                             # all of this in the browser

`docgen.toml` says what is built, `content/` holds declarations, parties and sectors. Templates
come with docgen; `docgen templates eject shared/theme.html` copies one here to change it.
"""


def make_project(
    folder: Path, *, example: bool = False, sectors: SectorSet = "regional"
) -> tuple[str, ...]:
    """Make a project in ``folder``, with the shipped declaration for an ``example``.

    ``sectors`` is the set that another project begins with. Returns the paths of the files written.
    Raises :class:`UsageError` if there is a project already or a file would be overwritten, and
    :class:`MachineError` if the disk refuses; nothing is left behind then.
    """
    files = dict(_files(example=example, sectors=sectors))
    _refuse(folder, files)
    new = {each for name in files for each in (folder / name).parents if not each.exists()}
    written: list[Path] = []
    try:
        for name in sorted(files, key=lambda name: name == SETTINGS):  # the mark of a project
            outputs.write(folder / name, files[name])
            written.append(folder / name)
    except OSError as error:
        _remove(written, new)
        hint = "choose a folder in which you may write, on a disk with free space"
        told = f"no project can be made here: {error.strerror}"
        raise MachineError(told, str(folder), hint=hint) from error
    return tuple(sorted(files))


def _files(*, example: bool, sectors: SectorSet) -> Iterator[tuple[str, bytes]]:
    """The files of a new project: paths and contents."""
    source = shipped()
    text = (source / SETTINGS).read_text("utf-8")
    if example:
        inside = (path for path in (source / _EXAMPLE).rglob("*") if path.is_file())
        yield from ((path.relative_to(source).as_posix(), path.read_bytes()) for path in inside)
    else:
        text = text.replace("\nhandling =", "\n# handling =")  # how is for the desk to say
        parties = "content/parties.yaml"
        yield parties, (modeline("parties", parties) + _PARTIES).encode()
        yield SECTORS, sector_set(sectors)
    yield SETTINGS, (text + _SCHEDULE).encode()
    yield from schema_files().items()
    yield EJECTED, HEAD.encode()
    yield ".gitignore", b"/build/\n"
    yield "README.md", _README.encode()


def sector_set(name: SectorSet) -> bytes:
    """The file with the set of sectors called ``name``: the example's, or one for any text."""
    if name == "regional":
        return (shipped() / SECTORS).read_bytes()
    general = Path(__file__).with_name("sectors") / "general.yaml"
    return modeline("sectors", SECTORS).encode() + general.read_bytes()


def _refuse(folder: Path, files: dict[str, bytes]) -> None:
    if (folder / SETTINGS).exists():
        hint = "give another folder, or work in this one: docgen desk"
        raise UsageError("this folder holds a project already", str(folder), hint=hint)
    for above in folder.resolve().parents:
        if (above / SETTINGS).exists():
            hint = "give a folder outside it; one project can hold many declarations"
            raise UsageError(f"this folder is part of the project {above}", str(folder), hint=hint)
    # A README and a .gitignore of the user's own are as good as ours.
    for name in ("README.md", ".gitignore"):
        if os.path.lexists(folder / name):
            del files[name]
    if taken := [name for name in sorted(files) if os.path.lexists(folder / name)]:
        told = f"{', '.join(taken)} would be overwritten"
        raise UsageError(told, str(folder), hint="move that away, or give another folder")


def _remove(files: list[Path], folders: set[Path]) -> None:
    """Remove what a failed attempt wrote: the ``files``, and those of the ``folders`` it made."""
    for path in files:
        path.unlink(missing_ok=True)
    for path in sorted(folders, key=lambda path: -len(path.parts)):
        with suppress(OSError):  # not made yet, or used by somebody else by now
            path.rmdir()
