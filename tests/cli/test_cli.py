import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest
import time_machine

from conftest import MakeProject, RunDocgen, tree
from docgen.errors import ExitCode


def cpu_of_children() -> float:
    """Seconds that processes took which this one has started and waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_help_is_instant(docgen: RunDocgen) -> None:
    """Under 0.3 s of CPU in a process of its own, the best of five, without Python's own start."""

    def best(code: str) -> float:
        times = []
        for _ in range(5):
            begin = cpu_of_children()
            subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
            times.append(cpu_of_children() - begin)
        return min(times)

    asked = "import sys; sys.argv = ['docgen', '--help']; from docgen.cli.main import main; main()"
    assert best(asked) - best("") < 0.3
    assert "build" in docgen("--help").out


def test_a_build_says_what_it_did(mini: Path, docgen: RunDocgen) -> None:
    build = ("build", "--project", mini, "--format", "docx", "-j1")
    assert docgen(*build) == (0, "12 rendered, 0 fresh\n", "")
    assert docgen(*build) == (0, "0 rendered, 12 fresh\n", "")
    assert docgen(*build, "--quiet") == (0, "", "")


@pytest.mark.usefixtures("in_process")
def test_explain_tells_the_reasons(mini: Path, docgen: RunDocgen) -> None:
    build = ("build", "--project", mini, "--format", "docx", "-j1", "--explain")
    first = docgen(*build, "--country", "KZ", "--sector", "fish").out.splitlines()
    assert first == [
        "demo/en/demo-note-kazakhstan-fish.docx: not built before",
        "1 rendered, 0 fresh",
    ]
    (mini / "content/demo/notes/kz-fish.md").write_text("A note.")
    again = docgen(*build, "--country", "KZ", "--sector", "fish", "--dry-run").out
    assert again == ("demo/en/demo-note-kazakhstan-fish.docx: what it shows changed\n")


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
        (["-j", "many"], "is not a number of processes"),
        (["--executor", "dusk"], "local, dask, dask://HOST:PORT or tls://HOST:PORT"),
        (["--executor", "dask://host"], "local, dask, dask://HOST:PORT or tls://HOST:PORT"),
        (["--shard", "3/2"], "is not a share"),
        (["--timeout", "soon"], "'soon' is not a number of seconds"),
        (["-j", "0"], "is not a number of processes"),
        (["-j", "²"], "is not a number of processes"),
        (["-j", "9" * 5000], "is not a number of processes"),
        (["--shard", "²/4"], "is not a share"),
        (["--shard", "1/2/3"], "is not a share"),
        (["--timeout", "nan"], "is not a number of seconds"),
        (["--timeout", "inf"], "is not a number of seconds"),
        (["--timeout", "-1"], "is not a number of seconds"),
        (["--memory", "1"], "is not an amount of memory in MiB"),
        (["--memory", "99999999999999999999"], "is not an amount of memory in MiB"),
        (["--country", "\x1b[2J"], "unknown country '\\u001b[2J'"),
        (["--sector", "a" * 100_000], "unknown sector 'aaa"),
        (["--project", "nowhere"], "does not exist"),
        (["surplus"], "unexpected extra argument"),
    ],
)
def test_wrong_usage(mini: Path, docgen: RunDocgen, arguments: list[str], said: str) -> None:
    done = docgen("build", "--project", mini, *arguments)
    assert done.code == ExitCode.USAGE
    assert said in done.err
    assert tree(mini / "build") == {}


def test_a_wrong_command(docgen: RunDocgen) -> None:
    done = docgen("biuld")
    assert done.code == ExitCode.USAGE
    assert "No such command 'biuld'" in done.err


def test_no_project(tmp_path: Path, docgen: RunDocgen) -> None:
    done = docgen("build", "--project", tmp_path)
    assert done.code == ExitCode.CONTENT
    assert done.err == (
        "error: docgen.toml: no project found here"
        " (give its folder with --project DIR, or make one: docgen init FOLDER)\n"
    )


def test_every_mistake_is_told_at_once(make_project: MakeProject, docgen: RunDocgen) -> None:
    done = docgen("build", "--project", make_project("bad-participant"))
    assert done.code == ExitCode.CONTENT
    assert len(done.err.splitlines()) == 2


@pytest.mark.usefixtures("in_process")
def test_clean(mini: Path, docgen: RunDocgen) -> None:
    docgen("build", "--project", mini, "--format", "docx", "-j1")
    assert docgen("clean", "--project", mini) == (0, "12 documents removed\n", "")
    assert docgen("list", "--project", mini).out.count("missing") == 24


@pytest.mark.usefixtures("in_process")
def test_explain_tells_what_was_recorded(mini: Path, docgen: RunDocgen) -> None:
    path = "demo/en/demo-note-kazakhstan.docx"
    assert docgen("explain", "--project", mini, path).out == "missing: not built before\n"
    docgen("build", "--project", mini, "--format", "docx", "-q", "-j1")
    built, changed, state = docgen("explain", "--project", mini, path).out.splitlines()
    assert built == "built because: not built before"
    assert changed.startswith("content last changed: 20")
    assert state == "fresh: nothing changed since"

    (mini / "content/demo/notes/kz.md").write_text("Another note.")
    docgen("build", "--project", mini, "--format", "docx", "-q", "-j1")
    (mini / "build" / path).write_bytes(b"by hand")
    said = docgen("explain", "--project", mini, str(mini / "build" / path)).out.splitlines()
    assert said[0] == "built because: what it shows changed"
    assert said[2] == "stale: the file was changed by hand"


@pytest.mark.usefixtures("in_process")
def test_explain_an_orphan_and_nothing(mini: Path, docgen: RunDocgen) -> None:
    docgen("build", "--project", mini, "--format", "docx", "-q", "-j1")
    settings = mini / "docgen.toml"
    settings.write_text(settings.read_text().replace(', "country-sector"', ""))
    path = "demo/en/demo-note-kazakhstan-fish.docx"
    assert docgen("explain", "--project", mini, path).out.splitlines()[-1].startswith("orphan:")
    done = docgen("explain", "--project", mini, "demo/en/demo-note-kazakstan.docx")
    assert done.code == ExitCode.USAGE
    assert "did you mean 'demo/en/demo-note-kazakhstan.docx'?" in done.err


@pytest.mark.usefixtures("in_process")
def test_explain_a_failure(mini: Path, docgen: RunDocgen) -> None:
    template = mini / "templates/note/note.html"
    good = template.read_text()
    template.write_text(good.replace("view.head.title", "view.head.titel"))
    docgen("build", "--project", mini, "--format", "pdf", "--country", "KZ", "-j1")
    explain = ("explain", "--project", mini, "demo/en/demo-note-kazakhstan.pdf")
    assert "last failed because: templates/note/note.html:5: 'titel'" in docgen(*explain).out
    template.write_text(good)
    docgen("build", "--project", mini, "--format", "pdf", "--country", "KZ", "-j1")
    assert "failed" not in docgen(*explain).out


def test_fail_fast_stops(mini: Path, docgen: RunDocgen) -> None:
    template = mini / "templates/note/note.html"
    template.write_text("{{ gone }}")
    done = docgen("build", "--project", mini, "--format", "pdf", "-j1", "--fail-fast")
    assert done.code == ExitCode.TEMPLATE
    assert done.out == "0 rendered, 0 fresh, 1 failed, 11 left\n"


def test_a_schedule_is_listed_in_its_zone_and_here(
    mini: Path, docgen: RunDocgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (mini / "docgen.toml").open("a") as file:
        file.write('\n[[schedule]]\nname = "it"\ncron = "30 2 * * *"\nzone = "Europe/Rome"\n')
    monkeypatch.setenv("TZ", "Asia/Almaty")
    monkeypatch.setattr("tzlocal.unix._cache_tz_name", None)  # as in a process of its own
    with time_machine.travel("2027-03-27T00:00+00:00", tick=False):
        done = docgen("schedule", "list", "--project", mini)
        listed = docgen("schedule", "list", "--json", "--project", mini).out
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        "it: 30 2 * * *, Europe/Rome",
        "    Sat 2027-03-27 02:30 CET  (Sat 2027-03-27 06:30 +05 here)",
        "    Sun 2027-03-28 03:00 CEST  (Sun 2027-03-28 06:00 +05 here)",
        "    Mon 2027-03-29 02:30 CEST  (Mon 2027-03-29 05:30 +05 here)",
    ]
    (entry,) = json.loads(listed)
    assert entry["next"][1] == "2027-03-28T01:00:00Z"


@pytest.mark.usefixtures("in_process")
def test_history_is_told_and_given_as_data(mini: Path, docgen: RunDocgen) -> None:
    assert docgen("history", "--project", mini) == (
        0,
        f"no builds recorded in {mini / 'build'}\n",
        "",
    )
    assert docgen("history", "--last", "-3", "--project", mini).code == ExitCode.USAGE
    docgen("build", "--project", mini, "--format", "docx", "--country", "KZ", "-j1")
    docgen("build", "--project", mini, "--format", "docx", "-j1", "--shard", "1/2")
    first, second = docgen("history", "--project", mini).out.splitlines()
    assert "  by hand (docx; share 1 of 2): " in first
    assert "  by hand (KZ; docx): 3 rendered, 0 fresh; " in second
    (last,) = json.loads(docgen("history", "--json", "--last", "1", "--project", mini).out)
    assert last["request"]["shard"] == [1, 2]
    assert last["seconds"] >= 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["run", "--once", "it"], "docgen.toml has no schedule"),
        (["run", "--missed"], "--missed needs --once NAME"),
        (["export", "systemd"], "docgen.toml has no schedule"),
        (["export", "launchd"], "is not one of"),
    ],
)
def test_wrong_usage_of_schedules(
    mini: Path, docgen: RunDocgen, arguments: list[str], said: str
) -> None:
    done = docgen("schedule", *arguments, "--project", mini)
    assert done.code == ExitCode.USAGE
    assert said in done.err


@pytest.mark.usefixtures("in_process")
def test_the_day_of_issue_is_printed_and_part_of_the_document(
    make_project: MakeProject, docgen: RunDocgen
) -> None:
    root = make_project()
    template = root / "templates/note/note.html"
    words = template.read_text("utf-8")
    template.write_text(
        words.replace(
            "{% endblock %}", "<p>{{ view.prepared.date or 'undated' }}</p>{% endblock %}"
        ),
        "utf-8",
    )
    asked = ("--project", root, "--format", "pdf", "--country", "KZ", "-q")
    assert docgen("build", *asked).code == 0
    undated = {path: path.read_bytes() for path in (root / "build").rglob("*.pdf")}
    assert docgen("build", "--as-of", "2026-11-27", *asked).code == 0
    assert all(path.read_bytes() != content for path, content in undated.items())
    assert docgen("build", *asked).code == 0
    assert {path: path.read_bytes() for path in undated} == undated


def test_a_day_that_is_none(mini: Path, docgen: RunDocgen) -> None:
    done = docgen("build", "--project", mini, "--as-of", "27.11.2026")
    assert done.code == 2
    assert "'27.11.2026' is not a day; write YYYY-MM-DD, such as 2026-11-27" in done.err
