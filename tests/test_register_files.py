"""Files of the register in the matrix: built like any document, and proven row by row."""

import csv
import datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from conftest import RunDocgen, jobs_of
from docgen.commitment import Update
from docgen.due import Due
from docgen.errors import ContentError, FidelityError
from docgen.fidelity.csv_table import read_csv
from docgen.fidelity.rows import prove_rows
from docgen.formats import Format
from docgen.load.project import load_project
from docgen.render import data
from docgen.render.document import Renderer
from docgen.render.language import load_language
from docgen.render.rows import listing_of
from docgen.sources import Sources
from docgen.statuses import STATUSES

REGISTER = """
[products.register]
formats = ["csv", "ics", "jsonld"]
variants = ["whole", "country"]
register = true
"""


@pytest.fixture
def project(mini: Path) -> Path:
    settings = mini / "docgen.toml"
    settings.write_text(settings.read_text("utf-8") + REGISTER, "utf-8")
    return mini


def test_a_product_of_rows_needs_no_templates(project: Path, docgen: RunDocgen) -> None:
    done = docgen("build", "--project", project, "--product", "register", "-j", "1")
    assert done.code == 0, done.err
    path = project / "build/demo/en/demo-register-kazakhstan.csv"
    rows = list(csv.DictReader(path.read_text("utf-8").splitlines()))
    assert [row["id"] for row in rows] == ["demo/3-1", "demo/2-1"]
    assert rows[0]["words"] == "host a seminar on 1 March 2026 in Almaty"
    assert (rows[0]["eid"], rows[0]["first_day"]) == ("para_3", "2026-03-01")
    assert (rows[0]["overdue"], rows[0]["status"]) == ("", "open")


def test_a_calendar_is_built_like_any_document(project: Path, docgen: RunDocgen) -> None:
    done = docgen("build", "--project", project, "--format", "ics", "-j", "1")
    assert done.code == 0, done.err
    path = project / "build/demo/en/demo-register-kazakhstan.ics"
    said = path.read_bytes()
    assert said.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert b"DTSTART;VALUE=DATE:20260301\r\nDTEND;VALUE=DATE:20260302\r\n" in said


def test_what_became_of_a_commitment_is_in_its_own_files_alone(project: Path) -> None:
    before = {job.path: job.key for job in jobs_of(project)}
    register = "3-1: {history: [{date: 2026-03-02, status: done, note: A hundred came.}]}\n"
    (project / "content/demo/register.yaml").write_text(register, "utf-8")
    changed = {job.path for job in jobs_of(project) if before[job.path] != job.key}
    assert changed
    assert all(path.endswith((".csv", ".ics", ".jsonld")) for path in changed)


def test_the_day_of_issue_says_what_is_overdue(project: Path, docgen: RunDocgen) -> None:
    docgen("build", "--project", project, "--format", "csv", "-j", "1", "--as-of", "2026-03-02")
    path = project / "build/demo/en/demo-register-whole.csv"
    rows = {row["id"]: row for row in csv.DictReader(path.read_text("utf-8").splitlines())}
    assert (rows["demo/3-1"]["overdue"], rows["demo/1-1"]["overdue"]) == ("true", "false")


def test_rows_without_the_register_are_refused(project: Path) -> None:
    settings = project / "docgen.toml"
    settings.write_text(settings.read_text("utf-8").replace("register = true", ""), "utf-8")
    with pytest.raises(ContentError, match="add 'register = true' to its table"):
        load_project(Sources(project))


def test_a_wrong_row_is_refused(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    job = next(job for job in jobs_of(project) if job.path.endswith("register-whole.csv"))
    rendered = Renderer(Sources(project)).render(job)
    assert rendered.content.startswith(b"id,what,words,")
    language = load_language("en", Sources(project))
    wrong = rendered.content.replace(b"save energy", b"waste energy")
    kind = data._KINDS["csv"]._replace(write=lambda _: wrong)
    monkeypatch.setitem(data._KINDS, "csv", kind)
    with pytest.raises(FidelityError, match="“All parties will waste energy” where the text has"):
        data.data_file([job.view], language, "csv", "r.csv")


def due(day: datetime.date) -> Due:
    return Due(day.year, month=day.month, day=day.day)


@pytest.mark.parametrize("form", ["csv", "ics", "jsonld", "xlsx"])
def test_another_day_or_status_is_refused_in_each_format(
    project: Path, monkeypatch: pytest.MonkeyPatch, form: Format
) -> None:
    view = next(job.view for job in jobs_of(project) if job.view.variant.id == "whole")
    view = replace(view, head=replace(view.head, text_digest="f" * 64))
    language = load_language("it", Sources(project))
    dated, *others = sorted(view.commitments, key=lambda each: each.due is None)
    assert dated.due
    data.data_file([view], language, form, "r")
    drafted = replace(view, commitments=(replace(dated, unconfirmed=True), *others))
    data.data_file([drafted], language, form, "r")
    updates = tuple(Update(view.head.date, status) for status in STATUSES)
    for past in updates:
        life = replace(view, commitments=(replace(dated, history=(past,)), *others))
        data.data_file([life], language, form, "r")
    late = replace(dated, due=due(dated.due.span[1] + datetime.timedelta(1)))
    for wrong, told in (
        (late, "is due from 2026-03-02 to 2026-03-02, not from 2026-03-01"),
        (replace(dated, due=None), "is due on no day, not from 2026-03-01"),
        (replace(dated, history=updates[2:3]), "has the status '.*', not 'open'"),
        (replace(dated, unconfirmed=True), "is confirmed, and marked '(true|Sì)' as a draft"),
    ):
        listing = listing_of([replace(view, commitments=(wrong, *others))], language)
        monkeypatch.setattr(data, "listing_of", lambda *_, said=listing: said)
        with pytest.raises(FidelityError, match=told):
            data.data_file([view], language, form, "r")
        monkeypatch.undo()


@pytest.mark.parametrize("day", [None, datetime.date(2026, 3, 1), datetime.date(2026, 3, 2)])
def test_what_is_overdue_is_proven_by_the_content(
    project: Path, monkeypatch: pytest.MonkeyPatch, day: datetime.date | None
) -> None:
    view = next(job.view for job in jobs_of(project) if job.view.variant.id == "whole")
    view = replace(view, head=replace(view.head, text_digest="f" * 64))
    view = replace(view, prepared=replace(view.prepared, date=day))
    language = load_language("en", Sources(project))
    listing = listing_of([view], language)
    assert [each.overdue for each in listing.rows if each.due == "1 March 2026"] == [
        day == datetime.date(2026, 3, 2)
    ]
    assert data.data_file([view], language, "csv", "r.csv")
    rows = tuple(replace(each, overdue=not each.overdue) for each in listing.rows)
    wrong = replace(listing, rows=rows, as_of=day or datetime.date(2026, 3, 2))
    monkeypatch.setattr(data, "listing_of", lambda *_: wrong)
    with pytest.raises(FidelityError, match="as 'overdue' of 'demo/"):
        data.data_file([view], language, "csv", "r.csv")


@pytest.mark.parametrize("form", ["csv", "ics", "jsonld", "xlsx"])
@pytest.mark.parametrize("by", [True, False])
@pytest.mark.parametrize("year", [1, 1900, 9999])
def test_the_first_and_last_years_are_proven_too(
    project: Path, form: Format, year: int, by: bool
) -> None:
    view = next(job.view for job in jobs_of(project) if job.view.variant.id == "whole")
    view = replace(view, head=replace(view.head, text_digest="f" * 64))
    first, *others = view.commitments
    view = replace(view, commitments=(replace(first, due=Due(year, by=by)), *others))
    assert data.data_file([view], load_language("en", Sources(project)), form, "r")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda rows: rows[:-1], "lacks the commitment"),
        (lambda rows: [*rows, rows[0]], "is in row 2 too"),
        (lambda rows: [rows[0]._replace(id="demo/9-9"), *rows[1:]], "no commitment 'demo/9-9'"),
        (lambda rows: [rows[0]._replace(ref="2"), *rows[1:]], "cites paragraph 2"),
        (lambda rows: [rows[0]._replace(language="fr"), *rows[1:]], "the text version 'fr"),
        (lambda rows: [rows[0]._replace(digest="0" * 12), *rows[1:]], "the text version 'en 000"),
        (lambda rows: [rows[0]._replace(digest=""), *rows[1:]], "the text version 'en '"),
        (lambda rows: [rows[0]._replace(days=(None, None)), *rows[1:]], "is due on no day, not "),
        (lambda rows: [rows[0]._replace(status="done"), *rows[1:]], "has the status 'done'"),
        (lambda rows: [rows[0]._replace(draft="true"), *rows[1:]], "is confirmed, and marked"),
        (lambda rows: [rows[0]._replace(draft=""), *rows[1:]], "marked '' as a draft"),
    ],
)
def test_the_proof_of_rows(project: Path, change: object, told: str) -> None:
    view = next(job.view for job in jobs_of(project) if job.view.variant.id == "whole")
    view = replace(view, head=replace(view.head, text_digest="f" * 64))
    content = data.data_file([view], load_language("en", Sources(project)), "csv", "r.csv")
    rows, labels = list(read_csv(content)), {"open": "offen", "Yes": "ja", "No": "nein"}
    prove_rows(rows, [view], labels)
    with pytest.raises(FidelityError, match=told):
        prove_rows(change(rows), [view], labels)  # type: ignore[operator]
