"""docgen as a library gives what the command gives."""

import gc
from pathlib import Path

import pytest

from conftest import RunDocgen, jobs_of, tree
from docgen import api
from docgen.errors import ContentError, DocgenError, TemplateError, UsageError

KZ = "demo/en/note/kz/pdf"


def test_what_is_loaded_and_shown_is_what_a_build_takes(mini: Path) -> None:
    project = api.load(str(mini))
    for job in jobs_of(mini):
        assert api.view(project, job.document.id) == job.view


def test_a_build_makes_the_files_of_the_command(
    mini: Path, tmp_path: Path, docgen: RunDocgen
) -> None:
    report = api.build(mini, countries=["KZ"], output=tmp_path / "library")
    assert report.rendered
    assert not report.failures
    docgen("build", "--project", mini, "--country", "KZ", "-j1")
    assert tree(tmp_path / "library") == tree(mini / "build")
    made = {job.document.id: job.path for job in jobs_of(mini)}
    assert api.render(mini, KZ).content == (mini / "build" / made[KZ]).read_bytes()
    assert api.build(mini, countries=["KZ"]).rendered == ()


def test_rendering_writes_nothing(mini: Path) -> None:
    api.render(mini, KZ)
    assert not (mini / "build").exists()


def test_the_process_stays_as_it_is(mini: Path) -> None:
    before = gc.get_threshold()
    api.render(mini, KZ)
    assert gc.get_threshold() == before


def test_errors_are_those_of_the_command(mini: Path) -> None:
    with pytest.raises(UsageError, match=f"no document has the id .*did you mean '{KZ}'"):
        api.render(mini, KZ.replace("kz", "kx"))
    with pytest.raises(UsageError, match="no document has the id"):
        api.view(api.load(mini), "demo")
    with pytest.raises(UsageError, match="unknown product 'not'"):
        api.build(mini, products=["not"])
    (mini / "templates/note/note.html").write_text("{{ gone }}")
    with pytest.raises(TemplateError, match=r"note\.html:1: 'gone' is undefined"):
        api.render(mini, KZ)
    (failure, *_) = api.build(mini, countries=["KZ"], formats=["pdf"]).failures
    assert isinstance(failure.error, DocgenError)
    (mini / "docgen.toml").write_text("[products]\nx = 1\n")
    with pytest.raises(ContentError, match=r"docgen\.toml:2"):
        api.load(mini)
