"""``docgen register``: which commitments of all declarations, in which words."""

import csv
import json
from pathlib import Path

import pytest

from conftest import RunDocgen
from docgen.load.project import load_project
from docgen.plan.variants import view_of
from docgen.sources import Sources
from docgen.view import Variant


def second(root: Path) -> None:
    """Another declaration of the project, adopted two years later."""
    for name in ("annotations.yaml", "declaration.yaml", "text.en.md"):
        text = (root / "content/demo" / name).read_text("utf-8")
        path = root / "content/second" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")


def ids(out: str) -> list[str]:
    return [line.split()[0] for line in out.splitlines()]


def test_it_lists_all_declarations_in_the_order_of_due_dates(mini: Path, docgen: RunDocgen) -> None:
    second(mini)
    done = docgen("register", "--project", mini)
    assert ids(done.out)[:4] == ["demo/3-1", "second/3-1", "demo/1-1", "second/1-1"]
    assert done.err == "8 commitments; --as-of DATE says what is overdue on that day\n"


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_it_says_that_something_is_not_confirmed(
    mini: Path, docgen: RunDocgen, options: tuple[str, ...]
) -> None:
    path = mini / "content/demo/annotations.yaml"
    text = path.read_text("utf-8")
    assert text.count("    - what: ") > 1
    text = text.replace("    - what: ", "    - proposed: true\n      what: ", 1)
    path.write_text(text, "utf-8")
    done = docgen("register", "--project", mini, *options)
    assert done.err.startswith("Draft · entries that nobody has confirmed: 1 "), done.err


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (("--country", "kz"), ["3-1", "2-1"]),
        (("--sector", "fish"), ["1-1", "1.a-1"]),
        (("--status", "done"), ["1-1"]),
        (
            ("--status", "done", "--status", "open", "--country", "NO"),
            ["3-1", "1-1", "1.a-1", "2-1"],
        ),
        (("--from", "2026-03-02", "--until", "2026-12-31"), ["1-1"]),
        (("--until", "2027-01-01"), ["3-1", "1-1"]),
        (("--overdue", "--as-of", "2027-01-01"), ["3-1"]),
    ],
)
def test_filters(mini: Path, docgen: RunDocgen, options: tuple[str, ...], found: list[str]) -> None:
    register = "1-1: {history: [{date: 2026-10-01, status: done}]}\n"
    (mini / "content/demo/register.yaml").write_text(register, "utf-8")
    done = docgen("register", "--project", mini, *options)
    assert ids(done.out) == [f"demo/{each}" for each in found], done.err


def test_a_country_has_what_its_briefing_holds(mini: Path, docgen: RunDocgen) -> None:
    path = mini / "content/demo/annotations.yaml"
    text = path.read_text("utf-8")
    path.write_text(
        text.replace("by: [all]", "by: []\n      stage: proposed").replace("[NO, IS]}", "[IS]}"),
        "utf-8",
    )
    (declaration,) = load_project(Sources(mini)).declarations
    vocabulary = load_project(Sources(mini)).vocabulary
    for country, found in (("KZ", ["3-1", "2-1"]), ("NO", ["3-1", "1.a-1", "2-1"])):
        briefing = view_of(declaration, vocabulary, Variant("country", country, country, country))
        assert [each.id for each in briefing.commitments] == found
        done = docgen("register", "--project", mini, "--country", country)
        assert ids(done.out) == [f"demo/{each}" for each in found], done.err


def test_as_json_it_has_codes_and_the_history(mini: Path, docgen: RunDocgen) -> None:
    register = "3-1: {history: [{date: 2026-03-02, status: done, note: A hundred came.}]}\n"
    (mini / "content/demo/register.yaml").write_text(register, "utf-8")
    done = docgen("register", "--project", mini, "--country", "KZ", "--json")
    seminar, _ = json.loads(done.out)
    assert (seminar["status"], seminar["note"]) == ("done", "A hundred came.")
    assert (seminar["parties"], seminar["sectors"]) == (["KZ"], ["energy"])
    assert seminar["history"][0]["date"] == "2026-03-02"


def test_a_file_of_several_declarations_is_proven_against_each(
    mini: Path, docgen: RunDocgen, tmp_path: Path
) -> None:
    second(mini)
    path = tmp_path / "all.csv"
    done = docgen("register", "--project", mini, "-o", path)
    assert done.code == 0, done.err
    with path.open(newline="", encoding="utf-8") as file:
        assert len(list(csv.DictReader(file))) == 8


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--sector", "fisch"), "unknown sector 'fisch' (did you mean 'fish'?)"),
        (("--declaration", "demi"), "unknown declaration 'demi' (did you mean 'demo'?)"),
        (("--country", "XX"), "unknown country 'XX' (known: "),
        (("--status", "finished"), "unknown status 'finished' (known: "),
        (("--overdue",), "what is overdue depends on the day (give it with --as-of)"),
        (("--language", "zz"), "'zz' is not a language code"),
        (("-o", "register.pdf"), "register.pdf: the name does not say which kind of file"),
        (("-o", "r.csv", "--json"), "--json and --output exclude each other"),
        (("--from", "May"), "YYYY-MM-DD"),
    ],
)
def test_mistakes(mini: Path, docgen: RunDocgen, options: tuple[str, ...], told: str) -> None:
    done = docgen("register", "--project", mini, *options)
    assert (done.code != 0, done.out) == (True, "")
    assert told in done.err


def test_no_older_file_is_left_for_the_answer(
    mini: Path, docgen: RunDocgen, tmp_path: Path
) -> None:
    path = tmp_path / "r.csv"
    done = docgen("register", "--project", mini, "--from", "2090-01-01", "-o", path)
    assert done.code == 2
    assert "no commitment matches: the file was not written" in done.err


def test_what_was_withdrawn_is_cancelled_though_nothing_else_is_left(
    mini: Path, docgen: RunDocgen, tmp_path: Path
) -> None:
    register = "9-1: {withdrawn: {date: 2026-02-01, what: An exhibition}}\n"
    (mini / "content/demo/register.yaml").write_text(register, "utf-8")
    path = tmp_path / "r.ics"
    assert docgen("register", "--project", mini, "--status", "done", "-o", path).code == 0
    assert "STATUS:CANCELLED" in path.read_text("utf-8")
    done = docgen("register", "--project", mini, "--status", "done")
    assert (done.code, done.out, done.err) == (0, "", "no commitment matches\n")


def test_a_file_of_drafts_is_called_one(mini: Path, docgen: RunDocgen, tmp_path: Path) -> None:
    path = mini / "content/demo/annotations.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("summary: All save energy.", "proposed: true\n  summary: x"))
    done = docgen("register", "--project", mini, "-o", tmp_path / "r.csv")
    assert "1 for this declaration, 1 of them shown here" in done.err
    rows = {
        each["id"]: each["draft"]
        for each in csv.DictReader((tmp_path / "r.csv").read_text().splitlines())
    }
    assert [name for name, draft in rows.items() if draft == "true"] == ["demo/2-1"]
    listed = docgen("register", "--project", mini).out.splitlines()
    assert [line for line in listed if line.endswith(" (Draft)")] == [
        line for line in listed if line.startswith("demo/2-1 ")
    ]
    done = docgen("register", "--project", mini, "--sector", "fish", "-o", tmp_path / "r.csv")
    assert "1 for this declaration, 0 of them shown here" in done.err


def test_nothing_that_matches_is_no_mistake(mini: Path, docgen: RunDocgen) -> None:
    done = docgen("register", "--project", mini, "--from", "2090-01-01")
    assert (done.code, done.out, done.err) == (0, "", "no commitment matches\n")
    assert docgen("register", "--project", mini, "--from", "2090-01-01", "--json").out == "[]\n"
