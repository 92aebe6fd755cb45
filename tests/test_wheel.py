"""What is installed: all that docgen and a new project need, no more, the same bytes each time."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import click
import pytest

from conftest import REPOSITORY
from docgen.cli.main import cli

pytestmark = pytest.mark.early

# For whoever makes the outlines of countries anew; no document needs it.
NOT_SHIPPED = "starter/templates/shared/outlines/make.mjs"


def build(project: Path, folder: Path) -> dict[str, bytes]:
    """The wheel and the source archive of ``project``, by the ends of their names."""
    command = [sys.executable, "-m", "hatchling", "build", "--directory", str(folder)]
    # The clock of whoever builds shall not matter.
    kept = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    subprocess.run(command, cwd=project, env=kept, check=True, capture_output=True)
    return {path.suffix: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    build(REPOSITORY, folder)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_the_package_and_what_a_project_starts_from(built: Path) -> None:
    (path,) = built.glob("*.whl")
    with ZipFile(path) as wheel:
        found = {
            name.removeprefix("docgen/"): wheel.read(name)
            for name in wheel.namelist()
            if name.startswith("docgen/")
        }
        others = {name for name in wheel.namelist() if not name.startswith("docgen/")}
    expected = files(REPOSITORY / "src/docgen")
    for folder in ("templates", "content"):
        inside = files(REPOSITORY / folder).items()
        expected |= {f"starter/{folder}/{name}": content for name, content in inside}
    expected["starter/docgen.toml"] = (REPOSITORY / "docgen.toml").read_bytes()
    del expected[NOT_SHIPPED]
    assert sorted(found) == sorted(expected)
    assert found == expected
    about = ("METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE")
    name = path.name.removesuffix("-py3-none-any.whl")
    manual = f"{name}.data/data/share/man/man1/docgen.1"
    assert others == {manual, *(f"{name}.dist-info/{each}" for each in about)}


def test_the_manual_page_has_each_command_and_option(built: Path, tmp_path: Path) -> None:
    (path,) = built.glob("*.whl")
    with ZipFile(path) as wheel:
        (name,) = (name for name in wheel.namelist() if name.endswith("/man1/docgen.1"))
        page = Path(wheel.extract(name, tmp_path))
    done = subprocess.run(
        ["groff", "-ww", "-man", "-Tutf8", "-P-c", page], capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    read = " ".join(re.sub("\x1b.*?m|.\b|‐\\s+", "", done.stdout).split())
    missing = [words for words in words_of(cli, "docgen") if words not in read]
    assert missing == []


def words_of(command: click.Command, name: str) -> Iterator[str]:
    """The command and those below it, each with its first words of help, and all options."""
    if isinstance(command, click.Group):
        for each in command.commands.values():
            yield from words_of(each, f"{name} {each.name}")
    yield name
    yield from (command.help or "").partition("\n")[0].split()
    yield from (each for option in command.params for each in option.opts if each.startswith("-"))


def test_built_from_the_source_archive_it_has_the_same_bytes(built: Path, tmp_path: Path) -> None:
    """Another folder, other times and rights of files, and none of the repository's history."""
    (path,) = built.glob("*.tar.gz")
    sources = tmp_path / "sources"
    sources.mkdir()
    subprocess.run(["tar", "-xzf", path, "-C", sources], check=True)  # Python 3.11.2 has no filter
    (project,) = sources.iterdir()
    for each in project.rglob("*"):
        os.utime(each, (1, 1))
        each.chmod(0o700 if each.is_dir() else 0o600)
    again = build(project, tmp_path / "dist")
    first = {each.suffix: each.read_bytes() for each in built.iterdir()}
    assert [name for name in first if again[name] != first[name]] == []
