"""What ``docgen doctor`` examines: whether this machine can build."""

import os
import sys
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from re import match

from msgspec import Struct

from docgen.shipped import TEMPLATES, templates_from_docgen
from docgen.versions import install_command, native_versions

_FONTS = (".ttf", ".otf")


class Finding(Struct, frozen=True):
    """One item; ``remedy`` says what to do if it is not ``good``."""

    what: str
    found: str
    good: bool
    remedy: str = ""


def examine(root: Path, output: Path) -> tuple[Finding, ...]:
    """All findings for the project in ``root`` and the output folder, good ones included."""
    return (
        Finding(
            "Python", sys.version.split()[0], sys.version_info >= (3, 11), "install Python 3.11"
        ),
        *(_package(name) for name in _requirements()),
        *(
            Finding(name, found, found != "missing", install_command())
            for name, found in native_versions().items()
        ),
        _fonts(root),
        _output(output),
    )


def _requirements() -> list[str]:
    lines = [line for line in requires("docgen") or () if "extra ==" not in line]
    return [found[0] for line in lines if (found := match(r"[\w.-]+", line))]


def _package(name: str) -> Finding:
    try:
        return Finding(name, version(name), good=True)
    except PackageNotFoundError:
        return Finding(name, "missing", good=False, remedy="install docgen again")


def _fonts(root: Path) -> Finding:
    own = sum(path.suffix in _FONTS for path in (root / TEMPLATES).rglob("*"))
    ours = sum(path.endswith(_FONTS) for path in templates_from_docgen(root))
    told = [f"{own} in templates/"] * (own > 0) + [f"{ours} from docgen"] * (ours > 0)
    return Finding(
        "fonts",
        ", ".join(told) or "missing",
        own + ours > 0,
        "put the fonts that the stylesheets use into templates/shared/fonts/",
    )


def _output(output: Path) -> Finding:
    existing = next(folder for folder in (output, *output.parents) if folder.exists())
    return Finding(
        "output folder",
        str(output),
        os.access(existing, os.W_OK),
        f"give this user write permission for {existing}",
    )
