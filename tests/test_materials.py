"""The bill of materials names each locked package, and does so the same way each time."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from conftest import REPOSITORY


def made(folder: Path) -> bytes:
    folder.mkdir()
    subprocess.run([sys.executable, REPOSITORY / "release/materials.py", folder], check=True)
    (path,) = folder.iterdir()
    return path.read_bytes()


@pytest.fixture(scope="module")
def bill(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("bill")
    first, second = (made(folder / name) for name in "ab")
    assert first == second
    found = json.loads(first)
    assert isinstance(found, dict)
    return found


def test_it_has_what_is_locked(bill: dict[str, Any]) -> None:
    lock = (REPOSITORY / "requirements.lock").read_text("utf-8")
    locked = sorted(re.findall(r"^([\w.-]+)==([\w.]+)", lock, re.MULTILINE))
    assert sorted((each["name"], each["version"]) for each in bill["components"]) == locked
    assert all(each["licenses"] for each in bill["components"])
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")


def test_it_tells_what_docgen_needs_from_what_its_tests_need(bill: dict[str, Any]) -> None:
    scopes = {each["name"]: each["scope"] for each in bill["components"]}
    needed = ("weasyprint", "pydyf", "starlette", "distributed", "sshfs", "tzdata")
    assert {scopes[name] for name in needed} == {"required"}
    assert {scopes[name] for name in ("pytest", "ruff", "mypy")} == {"excluded"}


def test_it_says_what_needs_what(bill: dict[str, Any]) -> None:
    below = {each["ref"]: each.get("dependsOn", []) for each in bill["dependencies"]}
    (weasyprint,) = (ref for ref in below if ref.startswith("pkg:pypi/weasyprint@"))
    assert weasyprint in below["docgen"]
    assert any(ref.startswith("pkg:pypi/pydyf@") for ref in below[weasyprint])
    assert not any(ref.startswith("pkg:pypi/pytest@") for ref in below["docgen"])
