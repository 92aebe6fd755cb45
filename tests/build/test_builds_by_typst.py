"""Builds of a product by Typst: only what changed is made again, shares are those of the whole."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import TESTS, MakeProject, RunDocgen, tree


@pytest.fixture
def project(make_project: MakeProject) -> Path:
    return make_project("typst")


def test_only_what_changed_is_made_again(project: Path, docgen: RunDocgen) -> None:
    def build(*arguments: str) -> str:
        done = docgen("build", "--project", project, "-j1", "--explain", *arguments)
        assert done.code == 0, done.err
        return done.out

    assert "12 rendered, 0 fresh" in build()
    whole = tree(project / "build")
    assert "0 rendered, 12 fresh" in build()
    note = project / "content/demo/notes/kz.md"
    note.write_text(note.read_text("utf-8").replace("alone", "first of all"), "utf-8")
    said = build()
    assert "1 rendered, 11 fresh" in said
    assert "demo-note-kazakhstan.pdf: what it shows changed" in said
    (project / "templates/shared/macros.html").write_text("", "utf-8")
    assert "0 rendered, 12 fresh" in build()  # of the other engine
    macros = project / "templates/shared/macros.typ"
    macros.write_text(macros.read_text("utf-8").replace("#block[", "#block(width: 50%)["), "utf-8")
    said = build("--country", "KZ")
    assert "demo-note-kazakhstan.pdf: templates/shared/macros.typ changed" in said
    assert tree(project / "build") != whole
    assert docgen("verify", "--project", project).code == 0


@pytest.mark.long
def test_another_engine_makes_them_again(project: Path, docgen: RunDocgen) -> None:
    only = ("--project", project, "-j1", "--explain", "--country", "KZ")
    docgen("build", *only)
    settings = project / "docgen.toml"
    settings.write_text(settings.read_text("utf-8").replace('"typst"', '"weasyprint"'), "utf-8")
    said = docgen("build", *only).out
    assert "demo-note-kazakhstan.pdf: its settings changed" in said
    assert "3 rendered, 0 fresh" in said


@pytest.mark.long
def test_shares_make_the_whole(project: Path, docgen: RunDocgen, tmp_path: Path) -> None:
    whole, shares = tmp_path / "whole", tmp_path / "shares"
    docgen("build", "--project", project, "-j2", "--output-dir", whole)
    for shard in ("1/2", "2/2"):
        docgen("build", "--project", project, "-j1", "--output-dir", shares, "--shard", shard)
    pages = {name for name in tree(whole) if name.endswith(".pdf")}
    assert len(pages) == 12
    assert {name: tree(whole)[name] for name in pages} == {
        name: tree(shares)[name] for name in pages
    }


@pytest.mark.long
def test_a_schedule_builds_and_delivers(project: Path, docgen: RunDocgen, tmp_path: Path) -> None:
    share = tmp_path / "share"
    share.mkdir()
    with (project / "docgen.toml").open("a", encoding="utf-8") as settings:
        settings.write(
            '[[schedule]]\nname = "nightly"\ncron = "0 3 * * *"\n'
            'zone = "Europe/Rome"\ndrafts = true\n'
            f'[[schedule.deliver]]\nto = "folder"\npath = "{share}"\n'
        )
    done = docgen("schedule", "run", "--once", "nightly", "-j1", "--project", project)
    assert done.code == 0, done.err
    made, brought = tree(project / "build"), tree(share)
    pages = {name for name in made if name.endswith(".pdf")}
    assert len(pages) == 12
    assert {name: brought[name] for name in pages} == {name: made[name] for name in pages}


@pytest.mark.long
def test_a_cluster_makes_the_whole(project: Path, docgen: RunDocgen, tmp_path: Path) -> None:
    made = {}
    for name, executor in (("one", ()), ("many", ("--executor", "dask"))):
        output = tmp_path / name
        done = docgen("build", "--project", project, "-j2", "--output-dir", output, *executor)
        assert done.code == 0, done.err
        made[name] = {path: file for path, file in tree(output).items() if path.endswith(".pdf")}
    assert len(made["one"]) == 12
    assert made["one"] == made["many"]


_RENDERS = """
import resource, sys
from pathlib import Path
from conftest import jobs_of
from docgen.render.document import Renderer
from docgen.sources import Sources

root = Path(sys.argv[1])
jobs, renderer = jobs_of(root), Renderer(Sources(root))
first = {}
for turn in range(25):
    for job in jobs:
        content = renderer.render(job).content
        assert first.setdefault(job.path, content) == content
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10)
"""
_GROWTH = 8  # megabytes


@pytest.mark.long
def test_hundreds_of_documents_take_no_more_memory(project: Path) -> None:
    """The most that the process had after 48 of 300 documents, and after all."""
    command = [sys.executable, "-c", _RENDERS, str(project)]
    env = {**os.environ, "PYTHONPATH": str(TESTS)}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    peaks = [int(each) for each in done.stdout.split()]
    assert peaks[-1] - peaks[3] < _GROWTH, peaks
