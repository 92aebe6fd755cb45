"""The versions of everything that shapes the bytes of a document; part of every job's key."""

import ctypes
from functools import cache
from importlib.metadata import version

from docgen.errors import MachineError

INSTALL = "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
_LIBRARIES = ("docgen", "babel", "docxtpl", "jinja2", "lxml", "pydyf", "python-docx", "weasyprint")


@cache
def versions() -> dict[str, str]:
    """Version by name, of Python packages and native libraries."""
    return {name: version(name) for name in _LIBRARIES} | native_versions()


@cache
def native_versions() -> dict[str, str]:
    """The versions of Pango and HarfBuzz; ``missing`` for one that is not installed."""
    return {
        "pango": _call("libpango-1.0.so.0", "pango_version_string"),
        "harfbuzz": _call("libharfbuzz.so.0", "hb_version_string"),
        "harfbuzz-subset": _call("libharfbuzz-subset.so.0", "hb_version_string"),
    }


def require_native_libraries() -> None:
    """Raise :class:`MachineError` if the machine lacks a library that PDFs need."""
    missing = [name for name, known in native_versions().items() if known == "missing"]
    if missing:
        raise MachineError(f"PDFs need {', '.join(missing)}", hint=f"install with: {INSTALL}")


def _call(library: str, function: str) -> str:
    try:
        say = getattr(ctypes.CDLL(library), function)
    except (OSError, AttributeError):
        return "missing"
    say.restype = ctypes.c_char_p
    return str(say().decode())
