import pytest

import docgen.doctor
from conftest import MakeProject, RunDocgen
from docgen.versions import install_command


def test_a_good_machine(make_project: MakeProject, docgen: RunDocgen) -> None:
    done = docgen("doctor", "--project", make_project())
    assert done.code == 0
    assert "LACKING" not in done.out
    for what in ("Python", "weasyprint", "docxtpl", "pango", "harfbuzz-subset", "fonts"):
        assert what in done.out


def test_a_machine_that_lacks_a_library(
    make_project: MakeProject, docgen: RunDocgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("docgen.doctor.native_versions", lambda: {"pango": "missing"})
    done = docgen("doctor", "--project", make_project())
    assert done.code == 6
    assert f"→ {install_command()}" in done.out


def test_a_project_without_fonts(make_project: MakeProject) -> None:
    root = make_project()
    for path in root.rglob("*.ttf"):
        path.unlink()
    fonts = next(each for each in docgen.doctor.examine(root, root) if each.what == "fonts")
    assert not fonts.good
