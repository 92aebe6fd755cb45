"""Whatever the disk, the streams and the limits are like: a command ends as the table says.

``scenarios.toml`` is the table. A row has what is done to a small project that was built, the
command, its exit code, what it says, and which paths differ afterwards (``*`` for any characters);
everything else is as before, inside the project and beside it. Both are bash, with what
``prelude.sh`` defines. A command never has root's right to read and write everything, may take 60
seconds, and shows no traceback.

Some rows are tried in ``make test``, all in ``make acceptance``.
"""

import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from hashlib import sha256
from pathlib import Path

import pytest

from conftest import TESTS, budget

pytestmark = pytest.mark.early

HERE = Path(__file__).parent
TABLE = tomllib.loads((HERE / "scenarios.toml").read_text("utf-8"))
PRELUDE = (HERE / "prelude.sh").read_text("utf-8")
ROWS = [(kind, *row) for kind, rows in TABLE.items() for row in rows]
TRIED = ROWS[:: budget(quick=25, full=1)]
SECONDS = 60
# Root may read what nobody may read; without these rights it is as any other user.
RIGHTS = "-dac_override,-dac_read_search"
AS_ANY_USER = ["setpriv", f"--bounding-set={RIGHTS}", f"--inh-caps={RIGHTS}"]
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
ENVIRONMENT |= {
    "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    "LC_ALL": "C.UTF-8",
}


def bash(root: Path, script: str) -> subprocess.CompletedProcess[bytes]:
    rights = [] if os.geteuid() else AS_ANY_USER
    return subprocess.run(
        [*rights, "bash", "-c", f"{PRELUDE}\n{script}"],
        cwd=root,
        env=ENVIRONMENT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=SECONDS,
        check=False,
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of twelve Word files, built."""
    root = tmp_path_factory.mktemp("built") / "project"
    shutil.copytree(TESTS / "projects/mini", root)
    settings = root / "docgen.toml"
    settings.write_text(settings.read_text().replace('["pdf", "docx"]', '["docx"]'))
    done = bash(root, "docgen build -j1")
    assert done.stdout == b"12 rendered, 0 fresh\n", done.stderr.decode()
    return root


@pytest.fixture
def arena(built: Path, tmp_path: Path) -> Iterator[Path]:
    """A folder with a copy of the project, and an empty one for what is not docgen's."""
    shutil.copytree(built, tmp_path / "project", symlinks=True)
    (tmp_path / "outside").mkdir()
    yield tmp_path
    subprocess.run(["chmod", "-R", "u+rwX", str(tmp_path)], capture_output=True, check=False)


def seen(arena: Path) -> dict[str, str]:
    """What is in the arena, by path from the project: its kind, mode and content."""
    found = {}
    for top, folders, files in os.walk(arena):
        for name in (*folders, *files):
            path = Path(top, name)
            what = f"{path.lstat().st_mode:o}"
            if path.is_symlink():
                what += f" {path.readlink()}"
            elif path.is_file():
                what += f" {sha256(path.read_bytes()).hexdigest()}"
            found[os.path.relpath(path, arena / "project")] = what
    return found


@pytest.mark.parametrize(
    ("kind", "before", "command", "code", "said", "differs"),
    TRIED,
    ids=[
        f"{kind}: {before}; {command}".encode("unicode_escape").decode()
        for kind, before, command, *_ in TRIED
    ],
)
def test_a_command_ends_as_the_table_says(
    arena: Path, kind: str, before: str, command: str, code: int, said: str, differs: list[str]
) -> None:
    root = arena / "project"
    prepared = bash(root, f"set -e; {before}")
    assert prepared.returncode == 0, prepared.stderr.decode(errors="replace")
    as_it_was = seen(arena)

    done = bash(root, command)

    told = (done.stdout + done.stderr).decode(errors="backslashreplace")
    assert (done.returncode, said in told) == (code, True), told
    assert "Traceback" not in told
    assert "a defect of docgen" not in told
    now = seen(arena)
    changed = {path for path in as_it_was | now if as_it_was.get(path) != now.get(path)}
    assert {path for path in changed if not any(fnmatch(path, each) for each in differs)} == set()
    assert [each for each in differs if not any(fnmatch(path, each) for path in changed)] == []


def test_the_table_is_large_enough() -> None:
    """And says something of each error: an exit code alone may come from another mistake."""
    assert len(ROWS) >= 250
    silent = [command for _, _, command, code, said, _ in ROWS if code and not said]
    assert all("2>" in command or "| true" in command for command in silent), silent
