"""The versions of everything that shapes the bytes of a document; part of every job's key."""

import ctypes
import os
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

from docgen.errors import MachineError

# What installs Pango and HarfBuzz, by the names of systems in os-release(5), or Python's.
_COMMANDS = {
    "debian": "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "fedora": "dnf install pango harfbuzz",
    "alpine": "apk add so:libpango-1.0.so.0 so:libpangoft2-1.0.so.0 so:libharfbuzz-subset.so.0",
    "darwin": "brew install pango harfbuzz",
}
_LIBRARIES = (
    *(
        "docgen",
        "babel",
        "docxtpl",
        "icalendar",
        "jinja2",
        "lxml",
        "pycountry",
        "pydyf",
        "python-docx",
    ),
    *("typst", "weasyprint", "xlsxwriter"),
)


@cache
def versions() -> Mapping[str, str]:
    """Version by name, of Python packages and native libraries."""
    known = dict(map(_name_and_version, reversed(_packages())))
    ours = {name: known.get(name) or _version(name) for name in _LIBRARIES}
    return {**ours, **native_versions()}


@cache
def native_versions() -> Mapping[str, str]:
    """The versions of Pango and HarfBuzz; ``missing`` for one that is not installed."""
    return {
        # Pango's, by way of the library that needs it: on Debian a package of its own.
        "pango": _call("libpangoft2-1.0", "pango_version_string"),
        "harfbuzz": _call("libharfbuzz", "hb_version_string"),
        "harfbuzz-subset": _call("libharfbuzz-subset", "hb_version_string"),
    }


@cache
def installation() -> str:
    """A digest of all that runs: Python, every installed package, native libraries, docgen's files.

    Packages are known by the names of the folders of their metadata, which hold the version. The
    files of docgen are known by size and time, as bytecode knows its module: a developer's edit
    does not change the version.
    """
    known = [sys.version, *native_versions().values(), *_packages(), *_own_files()]
    return sha256("\n".join(known).encode(errors="surrogateescape")).hexdigest()


@cache
def _packages() -> tuple[str, ...]:
    """The names of the folders with packages' metadata, those that Python finds first to begin."""
    found: list[str] = []
    for folder in sys.path:
        try:
            names = os.listdir(folder)  # noqa: PTH208 - names alone
        except OSError:  # not there, or an archive
            continue
        found += sorted(name for name in names if name.endswith((".dist-info", ".egg-info")))
    return tuple(found)


def _name_and_version(folder: str) -> tuple[str, str]:
    """What the name of a folder of metadata says (PyPA, "Recording installed projects").

    An ``.egg-info`` says more than the version, and counts as none.
    """
    name, _, version = folder.removesuffix(".dist-info").partition("-")
    return name.lower().replace("_", "-"), "" if version.endswith(".egg-info") else version


def _version(name: str) -> str:
    """The version of a package that is installed in another way."""
    from importlib.metadata import version

    return version(name)


def _own_files() -> Iterator[str]:
    for folder, below, names in os.walk(Path(__file__).parent):
        below[:] = sorted(each for each in below if each != "__pycache__")
        for name in sorted(names):
            found = os.stat(f"{folder}/{name}")  # noqa: PTH116 - hundreds of them
            yield f"{folder}/{name} {found.st_size} {found.st_mtime_ns}"


def require_native_libraries() -> None:
    """Raise :class:`MachineError` if the machine lacks a library that PDFs need."""
    missing = [name for name, known in native_versions().items() if known == "missing"]
    if missing:
        hint = f"install with: {install_command()}"
        raise MachineError(f"PDFs need {', '.join(missing)}", hint=hint)


def install_command() -> str:
    """The command that installs the native libraries on this system; all of them if unknown."""
    for system in _systems():
        if command := _COMMANDS.get(system):
            as_root = os.geteuid() == 0 or system == "darwin"
            return command if as_root else f"sudo {command}"
    *most, last = _COMMANDS.values()
    return f"{', '.join(most)} or {last}"


def _systems() -> list[str]:
    """The names of this system, and of those that it is like."""
    import platform

    try:
        known = platform.freedesktop_os_release()
    except OSError:
        return [sys.platform]
    return [known["ID"], *known.get("ID_LIKE", "").split()]


def _call(library: str, function: str) -> str:
    try:
        ending = "dylib" if sys.platform == "darwin" else "so.0"
        say = getattr(ctypes.CDLL(f"{library}.{ending}"), function)
    except (OSError, AttributeError):
        return "missing"
    say.restype = ctypes.c_char_p
    return str(say().decode())
