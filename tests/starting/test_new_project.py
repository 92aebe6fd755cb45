import os
import stat
import tomllib
from pathlib import Path

import pytest

from conftest import REPOSITORY, RunDocgen, tree
from docgen.errors import ContentError, MachineError
from docgen.load.project import load_project
from docgen.load.vocabulary import load_vocabulary
from docgen.schedule.entries import load_entries
from docgen.schemas.files import schema_files
from docgen.sources import Sources
from docgen.starting.new_project import make_project

PLAIN = {
    *(".gitignore", "README.md", "content/parties.yaml", "content/sectors.yaml", "docgen.toml"),
    "templates/ejected.toml",
}
STATEMENT = """\
JOINT STATEMENT OF INDIA AND FRANCE

Paris, 3 March 2026

1. The leaders of the Republic of India and the French Republic met in Paris.

2. They agreed to cooperate on the repair of jet engines by 2030.

3. France will host the next summit in 2027.
"""


def test_a_new_project_is_valid_and_empty(tmp_path: Path) -> None:
    root = tmp_path / "new/desk"
    assert set(make_project(root)) == PLAIN | schema_files().keys()
    assert tree(root).keys() == PLAIN
    vocabulary = load_vocabulary(Sources(root))
    assert (vocabulary.parties, "energy" in vocabulary.sectors) == ({}, True)
    settings = tomllib.loads((root / "docgen.toml").read_text("utf-8"))
    assert "handling" not in settings["prepared"]  # that is for the desk to say
    assert "schedule" not in settings
    with pytest.raises(ContentError, match=r"begin with a text: docgen import FILE --id NAME"):
        load_project(Sources(root))
    assert len((root / "README.md").read_text("utf-8").splitlines()) <= 10


def test_the_example_is_the_project_of_the_repository(tmp_path: Path) -> None:
    make_project(tmp_path, example=True)
    assert load_project(Sources(tmp_path)) == load_project(Sources(REPOSITORY))


def test_the_example_of_a_schedule_works_once_it_is_switched_on(tmp_path: Path) -> None:
    make_project(tmp_path, example=True)
    settings = tmp_path / "docgen.toml"
    before, schedule = settings.read_text("utf-8").split("\n# [[schedule]]")
    lines = f"# [[schedule]]{schedule}".splitlines()
    settings.write_text(before + "\n" + "\n".join(line.removeprefix("#")[1:] for line in lines))
    (entry,) = load_entries(tmp_path)
    assert entry.name == "weekdays"
    assert tomllib.loads(settings.read_text("utf-8"))["schedule"][0]["deliver"]


def test_a_text_is_imported_confirmed_and_built(tmp_path: Path, docgen: RunDocgen) -> None:
    root = tmp_path / "desk"
    (tmp_path / "statement.txt").write_text(STATEMENT)
    assert docgen("init", root).code == 0
    project = ("--project", root)
    done = docgen("import", tmp_path / "statement.txt", "--id", "india-france-2026", *project)
    assert done.code == 0
    _, _, told = done.out.partition("below parties:\n")
    lines, _, _ = told.partition("\n\n")
    parties = root / "content/parties.yaml"
    parties.write_text(parties.read_text("utf-8").replace("\nparties:\n", f"\nparties:\n{lines}\n"))
    about = root / "content/india-france-2026/declaration.yaml"
    for path in (about, about.with_name("annotations.yaml")):
        schema = path.read_text("utf-8").partition("\n")[0].partition("schema=")[2]
        assert (path.parent / schema).read_bytes() == schema_files()[
            f".docgen/schema/{path.stem}.json"
        ]
    about.write_text(about.read_text("utf-8").replace("occasion:", "occasion: A visit #", 1))
    done = docgen("build", *project, "--format", "docx")
    assert (done.code, done.err.count("error")) == (0, 0), done.err
    assert (root / "build/india-france-2026/en/india-france-2026-summary-france.docx").exists()


def test_files_of_the_users_own_stay(tmp_path: Path) -> None:
    for name in ("README.md", ".gitignore", "notes.txt"):
        (tmp_path / name).write_text("mine")
    made = make_project(tmp_path)
    assert set(made) == PLAIN - {"README.md", ".gitignore"} | schema_files().keys()
    assert {(tmp_path / name).read_text() for name in ("README.md", ".gitignore")} == {"mine"}


@pytest.mark.parametrize(
    ("taken", "folder", "message"),
    [
        ("docgen.toml", ".", "this folder holds a project already (give another folder, or work"),
        ("content/sectors.yaml", ".", "content/sectors.yaml would be overwritten (move that away"),
        ("file", "file", "is a file."),
        ("file", "file/below", "no project can be made here: Not a directory (choose a folder"),
    ],
)
def test_nothing_is_overwritten(
    tmp_path: Path, docgen: RunDocgen, taken: str, folder: str, message: str
) -> None:
    (tmp_path / taken).parent.mkdir(exist_ok=True)
    (tmp_path / taken).write_text("mine")
    before = tree(tmp_path)
    done = docgen("init", tmp_path / folder)
    assert done.code in (2, 6)
    assert message in done.err
    assert tree(tmp_path) == before


def test_no_project_within_a_project(tmp_path: Path, docgen: RunDocgen) -> None:
    make_project(tmp_path)
    done = docgen("init", tmp_path / "content/inside")
    assert done.code == 2
    assert f"this folder is part of the project {tmp_path} (give a folder outside it" in done.err


def test_an_import_needs_a_project(tmp_path: Path, docgen: RunDocgen) -> None:
    (tmp_path / "statement.txt").write_text(STATEMENT)
    done = docgen("import", tmp_path / "statement.txt", "--id", "a", "--project", tmp_path)
    assert done.code == 3
    assert "no project found here" in done.err
    assert "docgen init FOLDER" in done.err


def test_no_folder_named(docgen: RunDocgen) -> None:
    done = docgen("init")
    assert done.code == 2
    assert "docgen init my-desk, or docgen init . for the folder that you are in" in done.err


@pytest.mark.parametrize("folder", ["new/desk", "."])
def test_a_full_disk_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    (tmp_path / "mine.txt").touch()

    def full(descriptor: int) -> None:
        if stat.S_ISREG(os.fstat(descriptor).st_mode) and (tmp_path / folder / "content").exists():
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(MachineError, match="No space left on device"):
        make_project(tmp_path / folder)
    assert [path.name for path in tmp_path.rglob("*")] == ["mine.txt"]
