"""Wrong turns of somebody who has just installed docgen: each ends with what to do next."""

import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import REPOSITORY, RunDocgen, tree
from docgen.__main__ import main
from docgen.starting.new_project import make_project
from docgen.starting.templates import eject

STATEMENT = """\
Joint Statement of Peru and Chile

Lima, 4 May 2026

1. Peru and Chile agreed to repair the bridge by 2030.
"""


def _nothing(_: Path) -> None:
    pass


def _project(root: Path) -> None:
    make_project(root / "desk")


def _imported(root: Path) -> None:
    """A text by hand: what an import writes, without its parties in ``parties.yaml``."""
    _project(root)
    folder = root / "desk/content/bridge"
    folder.mkdir()
    (folder / "text.en.md").write_text("1. Peru and Chile agreed to repair the bridge by 2030.\n")
    (folder / "annotations.yaml").write_text("")
    (folder / "declaration.yaml").write_text(
        "title: Joint Statement\ndate: 2026-05-04\nplace: Lima\noccasion: ???\n"
        "parties: [{party: PE}, {party: CL}]\n"
    )


def _complete(root: Path) -> None:
    _imported(root)
    about = root / "desk/content/bridge/declaration.yaml"
    about.write_text(about.read_text().replace("???", "A visit"))
    parties = root / "desk/content/parties.yaml"
    parties.write_text(parties.read_text().replace("\nparties:\n", "\nparties:\n  PE:\n  CL:\n"))


def _unknown_party(root: Path) -> None:
    _complete(root)
    about = root / "desk/content/bridge/declaration.yaml"
    about.write_text(about.read_text().replace("party: CL", "party: BO"))


def _another_language(root: Path) -> None:
    _complete(root)
    settings = root / "desk/docgen.toml"
    settings.write_text(settings.read_text().replace('languages = ["en"]', 'languages = ["es"]'))


def _file_in_the_way(root: Path) -> None:
    (root / "desk").write_text("notes")


def _own_templates(root: Path) -> None:
    _project(root)
    eject(root / "desk", "shared/theme.html")
    (root / "desk/templates/ejected.toml").unlink()


def _typing_error(root: Path) -> None:
    _project(root)
    settings = root / "desk/docgen.toml"
    settings.write_text(settings.read_text().replace('formats = ["pdf"]', "formats = [pdf]"))


# what was done before, the command, in which folder, its exit code, what it says
TURNS: list[tuple[Callable[[Path], None], str, str, int, str]] = [
    (_nothing, "init", ".", 2, "name the folder of the new project (docgen init my-desk"),
    (_nothing, "build", ".", 3, "no project found here (give its folder with --project DIR, or"),
    (_project, "build", ".", 3, "or make one: docgen init FOLDER)"),
    (_project, "build", "desk/content", 3, "/desk: go there, or give it with --project)"),
    (_project, "build --project dask", ".", 2, "Directory 'dask' does not exist."),
    (_project, "init desk", ".", 2, "holds a project already (give another folder, or work in"),
    (_project, "init desk/second", ".", 2, "(give a folder outside it; one project can hold many"),
    (_file_in_the_way, "init desk", ".", 2, "Directory 'desk' is a file."),
    (_file_in_the_way, "init desk/new", ".", 6, "(choose a folder in which you may write, on a"),
    (_project, "build", "desk", 3, "(begin with a text: docgen import FILE --id NAME)"),
    (_project, "desk --port 80", "desk", 2, "80 is not in the range 1024<=x<=65535."),
    (_project, "import text.pdf --id a", "desk", 2, "File 'text.pdf' does not exist."),
    (_project, "import README.md", "desk", 2, "Missing option '--id'."),
    (_project, "import docgen.toml --id a", "desk", 3, "(save it as one of .txt, .md, .html, .h"),
    (_imported, "build", "desk", 3, "'occasion' is not filled in (the text does not say it; fill"),
    (_unknown_party, "build", "desk", 3, "(known: CL, PE; add it to content/parties.yaml)"),
    (_complete, "build --product breifing", "desk", 2, "(did you mean 'briefing'?)"),
    (_complete, "build --country Chlie", "desk", 2, "(did you mean 'CL'?)"),
    (_complete, "explain bridge.pdf", "desk", 2, "('docgen list' shows the paths)"),
    (_another_language, "build", "desk", 4, "(add this catalogue (docs/languages.md), or build in"),
    (_typing_error, "check", "desk", 3, "(put double quotes around text; else a number, true"),
    (_project, "templates eject breifing", "desk", 2, "(did you mean 'briefing'?)"),
    (_project, "templates merged briefing", "desk", 2, "(`docgen templates list` shows those"),
    (_own_templates, "templates list", "desk", 0, "make an empty file of that name, and run"),
    (_project, "schedule run --once daily", "desk", 3, "begin with a text: docgen import FILE"),
]


@pytest.mark.parametrize(
    ("before", "line", "folder", "code", "told"),
    TURNS,
    ids=[f"{before.__name__[1:]}-{line}" for before, line, *_ in TURNS],
)
def test_a_wrong_turn_says_what_to_do_next(
    before: Callable[[Path], None],
    line: str,
    folder: str,
    code: int,
    told: str,
    tmp_path: Path,
    docgen: RunDocgen,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before(tmp_path)
    monkeypatch.chdir(tmp_path / folder)
    files = _tree(tmp_path)
    done = docgen(*shlex.split(line))
    assert told in done.err
    assert done.code == code
    assert "Traceback" not in done.err
    assert _tree(tmp_path) == files


def _tree(folder: Path) -> dict[str, bytes]:
    """All that the new user has; a build that was refused leaves its history in ``build/``."""
    return {path: content for path, content in tree(folder).items() if "/build/" not in path}


def test_no_rights(tmp_path: Path, docgen: RunDocgen, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("docgen.store.outputs.write", refuse)
    done = docgen("init", tmp_path / "desk")
    assert done.code == 6
    assert "no project can be made here: Permission denied (choose a folder" in done.err
    assert not (tmp_path / "desk").exists()


def test_python_too_old(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 6
    told = capsys.readouterr().err
    assert "docgen needs Python 3.11 or later, and this is 3.9.2" in told
    assert "pipx install --python python3.11 docgen" in told


def test_make_with_a_python_too_old(tmp_path: Path) -> None:
    (tmp_path / "Makefile").write_bytes((REPOSITORY / "Makefile").read_bytes())
    for name in ("pyproject.toml", "requirements.lock"):
        (tmp_path / name).touch()
    old = tmp_path / "old-python"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o700)
    command = ["make", "setup", f"PYTHON={old}"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "docgen needs Python 3.11 or later. Name one: make PYTHON=python3.12" in done.stdout
    assert not (tmp_path / ".venv").exists()
