"""The other programs that ``peers`` compares with: installs them, finds them, tells their versions.

Debian's packages come from apt-get where we are root; the others go into the suite's own folder.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

_PACKAGES = {"pandoc": "pandoc", "chromium": "chromium", "node": "nodejs", "npm": "npm"}
_DOCXTEMPLATER = "3.71.0"
_PIZZIP = "3.3.0"


class Tools(NamedTuple):
    """Where each program is, ``None`` where there is none.

    ``docxtemplater`` is the folder of the modules of ``node``.
    """

    weasyprint: Path | None
    pandoc: Path | None
    chromium: Path | None
    node: Path | None
    docxtemplater: Path | None


def find(place: Path) -> Tools:
    """What this machine and the folder ``place`` have."""
    modules = place / "npm/node_modules"
    return Tools(
        weasyprint=_existing(Path(sys.executable).with_name("weasyprint")),
        pandoc=_command("pandoc"),
        chromium=_command("chromium"),
        node=_command("node"),
        docxtemplater=modules if (modules / "docxtemplater").exists() else None,
    )


def install(place: Path) -> list[str]:
    """Install what is missing; returns what could not be, and why."""
    troubles: list[str] = []
    packages = [package for name, package in _PACKAGES.items() if not _command(name)]
    if packages and os.geteuid() == 0:
        troubles += _attempt(["apt-get", "update", "-q"])
        for package in packages:  # each alone, so that one that fails spoils no other
            troubles += _attempt(["apt-get", "install", "-qy", "--no-install-recommends", package])
    elif packages:
        troubles.append(f"{', '.join(packages)}: only root can install Debian packages")
    there = find(place)
    if not there.docxtemplater and _command("npm"):
        (place / "npm").mkdir(parents=True, exist_ok=True)
        npm: list[str | Path] = ["npm", "install", "--prefix", place / "npm"]
        troubles += _attempt(
            [
                *npm,
                "--no-save",
                "--no-audit",
                "--no-fund",
                f"docxtemplater@{_DOCXTEMPLATER}",
                f"pizzip@{_PIZZIP}",
            ]
        )
    return troubles


def versions(tools: Tools) -> dict[str, str]:
    """Name → version of what was found."""
    found = {}
    for program in (tools.pandoc, tools.chromium, tools.node):
        if program:
            out = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
            line = out.stdout.splitlines()[0].lower()
            found[program.name] = line.removeprefix(program.name).split()[0].removeprefix("v")
    if tools.docxtemplater:
        found["docxtemplater"] = _DOCXTEMPLATER
    return found


def _attempt(command: Sequence[str | Path]) -> list[str]:
    try:
        subprocess.run([str(part) for part in command], capture_output=True, text=True, check=True)
    except OSError as error:
        return [f"{command[0]}: {error}"]
    except subprocess.CalledProcessError as error:
        return [f"{command[-1]}: {(error.stderr or error.stdout).strip()[-200:]}"]
    return []


def _command(name: str) -> Path | None:
    path = shutil.which(name)
    return Path(path) if path else None


def _existing(path: Path) -> Path | None:
    return path if path.exists() else None
