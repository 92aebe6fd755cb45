import shutil
from pathlib import Path

import pytest

from conftest import REPOSITORY, RunDocgen, tree
from docgen.errors import ContentError, UsageError
from docgen.shipped import EJECTED, shipped_templates
from docgen.sources import Sources
from docgen.starting.new_project import make_project
from docgen.starting.templates import differences, eject, note_merged, origins

THEME = "templates/shared/theme.html"
WORD = "templates/summary/summary.docx"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    make_project(tmp_path / "project")
    return tmp_path / "project"


@pytest.fixture
def updated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What docgen ships, to change as an update does."""
    for name in ("content", "templates"):
        shutil.copytree(REPOSITORY / name, tmp_path / "docgen" / name)
    shutil.copy(REPOSITORY / "docgen.toml", tmp_path / "docgen")
    monkeypatch.setattr("docgen.shipped._PACKAGED", tmp_path / "docgen")
    return tmp_path / "docgen"


def origins_by_path(root: Path) -> dict[str, str]:
    return {each.path: each.origin for each in origins(root)}


def origin(root: Path, path: str) -> str:
    return origins_by_path(root)[path]


@pytest.mark.parametrize("name", ["briefing", "templates/briefing/", "shared", "shared/fonts"])
def test_a_folder_is_copied_out(project: Path, name: str) -> None:
    before = {each.path for each in origins(project)}
    written = eject(project, name)
    folder = name.strip("/").removeprefix("templates/")
    expected = [each for each in shipped_templates() if each.startswith(f"templates/{folder}/")]
    assert list(written) == expected
    assert {path: (project / path).read_bytes() for path in written} == {
        path: (REPOSITORY / path).read_bytes() for path in written
    }
    assert {each.path for each in origins(project)} == before
    now = origins_by_path(project)
    assert {now[path] for path in written} == {"ejected"}
    assert differences(project) == {}


def test_a_second_ejection_takes_what_is_missing_and_keeps_the_rest(project: Path) -> None:
    eject(project, "shared/theme.html")
    (project / THEME).write_text("mine")
    assert THEME not in eject(project, "shared")
    assert (project / THEME).read_text() == "mine"
    assert origin(project, THEME) == "ejected"
    with pytest.raises(UsageError, match="is in this project already"):
        eject(project, "shared")


def test_where_each_comes_from(project: Path) -> None:
    own = project / "templates/speaking-notes/speaking-notes.html"
    own.parent.mkdir()
    own.touch()
    assert origin(project, THEME) == "from docgen"
    assert origin(project, own.relative_to(project).as_posix()) == "your own"
    assert {each.origin for each in origins(REPOSITORY)} == {"your own"}


def test_after_an_update_it_is_shown_what_is_missed(
    project: Path, updated: Path, docgen: RunDocgen
) -> None:
    command = ("templates", "diff", "--project", project)
    eject(project, "shared/theme.html")
    eject(project, "summary")
    mine = (project / THEME).read_text("utf-8") + "{# mine #}\n"
    (project / THEME).write_text(mine)
    assert docgen(*command).code == 0
    (updated / THEME).write_text((REPOSITORY / THEME).read_text("utf-8") + "{# new #}\n")
    with (updated / WORD).open("ab") as file:
        file.write(b"new")
    done = docgen(*command)
    assert done.code == 1
    assert done.out.count("+{# new #}\n") == 1
    assert f"{WORD}\ndocgen's has changed; eject it in another folder" in done.out
    assert origin(project, THEME) == "ejected, docgen's has changed"
    (project / THEME).write_text(mine + "{# new #}\n")
    assert note_merged(project, "shared") == (THEME,)
    assert differences(project).keys() == {WORD}
    shutil.copy(updated / WORD, project / WORD)  # the same as docgen's: nothing is missed
    assert differences(project) == {}


def test_a_build_that_fails_names_ejected_templates_that_are_too_old(
    tmp_path: Path, updated: Path, docgen: RunDocgen
) -> None:
    root = tmp_path / "desk"
    make_project(root, example=True)
    eject(root, "factsheet/factsheet.docx")
    path = "templates/factsheet/factsheet.docx"
    (root / path).write_bytes(b"too old")
    command = ("build", "--project", root, "--sector", "energy", "--format", "docx")
    assert "docgen's own have changed" not in docgen(*command).err
    with (updated / path).open("ab") as file:
        file.write(b"new")
    done = docgen(*command)
    assert done.code == 1
    assert f"you ejected {path}; see `docgen templates diff`" in done.err


def test_what_is_deleted_comes_from_docgen_again(project: Path, updated: Path) -> None:
    eject(project, "shared/theme.html")
    (project / THEME).unlink()
    (updated / THEME).write_text("new")
    assert origin(project, THEME) == "from docgen"
    assert differences(project) == {}
    assert Sources(project).text(THEME) == "new"


def test_a_deleted_list_can_be_made_again(project: Path, updated: Path, docgen: RunDocgen) -> None:
    eject(project, "shared/theme.html")
    (project / EJECTED).unlink()
    done = docgen("templates", "list", "--project", project)
    assert done.out == f"your own                      {THEME}\n"
    assert "note: there is no templates/ejected.toml, so" in done.err
    (project / EJECTED).touch()
    assert "note" not in docgen("templates", "list", "--project", project).err
    note_merged(project, "shared/theme.html")
    assert origin(project, THEME) == "ejected"
    (updated / THEME).write_text("new")
    assert origin(project, THEME) == "ejected, docgen's has changed"


def test_a_project_with_its_own_templates_stays_so(mini: Path) -> None:
    before = tree(mini)
    with pytest.raises(UsageError, match=f"all of its own templates .*{EJECTED}"):
        eject(mini, "briefing")
    assert tree(mini) == before


@pytest.mark.parametrize(
    ("call", "name", "message"),
    [
        (eject, "brief", r"docgen has no templates 'brief' \(did you mean 'briefing'\?\)"),
        (eject, "shared/them.html", r"did you mean 'shared/theme.html'\?"),
        (eject, "theme.html", r"did you mean 'shared/theme.html'\?"),
        (eject, "", "docgen has no templates ''"),
        (eject, "../content", "docgen has no templates"),
        (note_merged, "briefing", "templates/briefing is not in this project"),
    ],
)
def test_a_wrong_name(project: Path, call: object, name: str, message: str) -> None:
    assert callable(call)
    with pytest.raises(UsageError, match=message):
        call(project, name)


@pytest.mark.parametrize(
    ("text", "message"),
    [("[ejected", f"{EJECTED}: a heading without its"), ("[eject]\n", f"{EJECTED}:1: .*ejected")],
)
def test_a_damaged_list_is_named(project: Path, text: str, message: str) -> None:
    (project / EJECTED).write_text(text)
    with pytest.raises(ContentError, match=message):
        origins(project)
