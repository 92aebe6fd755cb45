"""The engine of a document, and that a process which needs one does not load another."""

import subprocess
import sys
from pathlib import Path

import pytest

from docgen.formats import Format
from docgen.model import Engine
from docgen.render.engines import Ending, Making, endings_of, modules_for, template_ending
from docgen.render.resources import Resources
from docgen.sources import Sources


@pytest.mark.parametrize(
    ("form", "engine", "templates", "ending"),
    [
        ("docx", None, "html typ", "docx"),
        ("docx", "typst", "html typ", "docx"),
        ("pdf", None, "html typ", "html"),
        ("pdf", None, "typ", "typ"),
        ("pdf", None, "", "html"),
        ("pdf", "typst", "html", "typ"),
        ("pdf", "weasyprint", "typ", "html"),
    ],
)
def test_settings_decide_and_else_the_templates(
    tmp_path: Path, form: Format, engine: Engine | None, templates: str, ending: Ending
) -> None:
    (tmp_path / "templates/leaf").mkdir(parents=True)
    for each in templates.split():
        (tmp_path / f"templates/leaf/leaf.{each}").touch()
    resources = Resources(Sources(tmp_path), "leaf")
    assert template_ending(Making("leaf", form, engine), resources) == ending


def test_a_template_that_cannot_be_read_counts_for_nothing(tmp_path: Path) -> None:
    (tmp_path / "templates/leaf").mkdir(parents=True)
    (tmp_path / "templates/leaf/leaf.html").symlink_to("/etc/hostname")
    makings = [Making("leaf", "pdf", None), Making("other", "docx", None)]
    assert endings_of(Sources(tmp_path), makings) == ("docx",)


@pytest.mark.parametrize(
    ("ending", "foreign"), [("typ", ["weasyprint", "docx"]), ("docx", ["weasyprint", "typst"])]
)
def test_what_another_engine_needs_is_not_imported(ending: Ending, foreign: list[str]) -> None:
    script = (
        f"import sys, importlib; [importlib.import_module(m) for m in {modules_for([ending])}]\n"
        f"print([m for m in {foreign} if m in sys.modules])"
    )
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("[]\n", "")
