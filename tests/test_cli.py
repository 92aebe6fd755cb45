import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest import MakeProject, RunDocgen
from docgen.errors import ExitCode


def test_help_is_instant(docgen: RunDocgen) -> None:
    """Under 0.3 s as a process of its own, the best of five, Python's own start taken off."""

    def best(code: str) -> float:
        times = []
        for _ in range(5):
            begin = time.perf_counter()
            subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
            times.append(time.perf_counter() - begin)
        return min(times)

    asked = "import sys; sys.argv = ['docgen', '--help']; from docgen.cli import main; main()"
    assert best(asked) - best("") < 0.3
    assert "build" in docgen("--help").out


def test_a_build_says_what_it_did(mini: Path, docgen: RunDocgen) -> None:
    build = ("build", "--project", mini, "--format", "docx", "-j1")
    assert docgen(*build) == (0, "12 rendered, 0 fresh\n", "")
    assert docgen(*build) == (0, "0 rendered, 12 fresh\n", "")
    assert docgen(*build, "--quiet") == (0, "", "")


def test_explain_tells_the_reasons(mini: Path, docgen: RunDocgen) -> None:
    build = ("build", "--project", mini, "--format", "docx", "-j1", "--explain")
    first = docgen(*build, "--country", "KZ", "--sector", "fish").out.splitlines()
    assert first == [
        "demo/en/demo-note-kazakhstan-fish.docx: not built before",
        "1 rendered, 0 fresh",
    ]
    (mini / "content/demo/notes/kz-fish.md").write_text("A note.")
    again = docgen(*build, "--country", "KZ", "--sector", "fish", "--dry-run").out
    assert again == (
        "demo/en/demo-note-kazakhstan-fish.docx: its content, settings or a library changed\n"
    )


def test_failures_are_named_with_their_cause(mini: Path, docgen: RunDocgen) -> None:
    template = mini / "templates/note/note.html"
    trap = "{% if view.variant.id == 'kz' %}{{ gone }}{% endif %}"
    template.write_text(template.read_text().replace("<h1>", f"{trap}<h1>"))
    done = docgen("build", "--project", mini, "--format", "pdf", "-j2")
    assert done.code == ExitCode.SOME_FAILED
    assert done.out == "11 rendered, 0 fresh, 1 failed\n"
    assert "failed: demo/en/demo-note-kazakhstan.pdf\n" in done.err
    assert "templates/note/note.html:5: 'gone' is undefined" in done.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--sector", "enrgy"], "unknown sector 'enrgy' (did you mean 'energy'?)"),
        (["--country", "XX"], "unknown country 'XX' (known: IS, KZ, NO)"),
        (["--prodct", "note"], "No such option '--prodct'"),
        (["-j", "many"], "a number of processes, or 'auto'"),
        (["-j", "0"], "a number of processes, or 'auto'"),
        (["--project", "nowhere"], "does not exist"),
        (["surplus"], "unexpected extra argument"),
    ],
)
def test_wrong_usage(mini: Path, docgen: RunDocgen, arguments: list[str], said: str) -> None:
    done = docgen("build", "--project", mini, *arguments)
    assert done.code == ExitCode.USAGE
    assert said in done.err
    assert not (mini / "build").exists()


def test_a_wrong_command(docgen: RunDocgen) -> None:
    done = docgen("biuld")
    assert done.code == ExitCode.USAGE
    assert "No such command 'biuld'" in done.err


def test_no_project(tmp_path: Path, docgen: RunDocgen) -> None:
    done = docgen("build", "--project", tmp_path)
    assert done.code == ExitCode.CONTENT
    assert done.err == (
        "error: docgen.toml: there is no project here (name its folder with --project DIR)\n"
    )


def test_every_mistake_is_told_at_once(make_project: MakeProject, docgen: RunDocgen) -> None:
    done = docgen("build", "--project", make_project("bad-participant"))
    assert done.code == ExitCode.CONTENT
    assert len(done.err.splitlines()) == 2


def test_clean(mini: Path, docgen: RunDocgen) -> None:
    docgen("build", "--project", mini, "--format", "docx", "-j1")
    assert docgen("clean", "--project", mini) == (0, "12 documents removed\n", "")
    assert docgen("list", "--project", mini).out.count("missing") == 24
