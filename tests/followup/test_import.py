"""The register's workbook comes back: what a desk filled in, and nothing else."""

import datetime
import io
import shutil
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import FULL, REPOSITORY, TESTS, RunDocgen
from docgen.commitment import Update
from docgen.errors import ContentError
from docgen.followup.comparing import Comparer, FilledIn, by_declaration
from docgen.followup.recording import Recorder, with_updates
from docgen.followup.sheet_rows import read_rows
from docgen.load.project import load_project
from docgen.render.language import labelled_languages, load_language
from docgen.render.rows import column_labels
from docgen.sources import Sources
from docgen.statuses import Status
from docgen.store.content_lock import locked
from docgen.store.together import save
from filled_in import Formula, edited, exported, fill, filled

pytestmark = pytest.mark.early

STATUSES: tuple[Status, ...] = ("open", "under way", "done", "lapsed", "superseded")
EXAMPLES = 30 if FULL else 2
IDS = ("demo/1-1", "demo/1.a-1", "demo/2-1", "demo/3-1")
FIRST, SECOND = datetime.date(2026, 3, 1), datetime.date(2026, 5, 1)


@pytest.fixture(scope="session")
def labels() -> dict[str, dict[str, str]]:
    sources = Sources(REPOSITORY)
    return {tag: column_labels(load_language(tag, sources)) for tag in labelled_languages(sources)}


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the small project that no test changes."""
    root = tmp_path_factory.mktemp("small") / "project"
    shutil.copytree(TESTS / "projects/mini", root)
    return root


Import = Callable[..., FilledIn]


@pytest.fixture(scope="session")
def bring(labels: dict[str, dict[str, str]]) -> Import:
    """Imports a workbook into a project, as the command does."""

    def imported(root: Path, content: bytes, day: datetime.date | None = None) -> FilledIn:
        with locked(root):
            sources = Sources(root)
            read, _ = read_rows(content, "r.xlsx", labels)
            compared = Comparer(load_project(sources), labels, day).compare(read)
            save(root, with_updates(sources, by_declaration(compared.new)))
        return compared

    return imported


def history(root: Path, name: str = "3-1") -> tuple[Update, ...]:
    (declaration,) = load_project(Sources(root)).declarations
    (found,) = (
        each
        for one in declaration.paragraphs
        for each in one.annotation.commitments
        if each.id == name
    )
    return found.history


def second(root: Path) -> None:
    other = root / "content/second"
    other.mkdir()
    for name in ("annotations.yaml", "declaration.yaml", "text.en.md"):
        (other / name).write_bytes((root / "content/demo" / name).read_bytes())


# Words that a cell keeps: "=" begins no formula, since docgen writes strings only.
NOTES = st.one_of(
    st.just(""),
    st.text("ab =+@-é“”中", min_size=1, max_size=12).map(lambda text: " ".join(text.split())),
)
EDITS = st.dictionaries(
    st.sampled_from(IDS),
    st.tuples(st.sampled_from(STATUSES), st.integers(0, 900), NOTES, NOTES, st.integers(0, 1)),
)


@settings(max_examples=EXAMPLES, deadline=None)
@given(before=EDITS, edits=EDITS)
def test_a_register_exported_filled_in_and_imported_has_what_was_filled_in(
    bring: Import, before: Any, edits: Any
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "project")
        shutil.copytree(TESTS / "projects/mini", root)
        _there_and_back(root, bring, before, edits)


def _there_and_back(root: Path, bring: Import, before: Any, edits: Any) -> None:
    day = datetime.timedelta(1)
    for name, (status, days, note, evidence, _) in before.items():
        update = Update(FIRST + days * day, status, note, evidence)
        Recorder(root, "demo").update(name.partition("/")[2], update)
    content = exported(root)
    assert bring(root, content) == FilledIn((), ())
    wanted = {name: history(root, name.partition("/")[2]) for name in IDS}

    def edit(book: Any) -> None:
        for name, (status, days, note, evidence, sheet) in edits.items():
            update = Update(SECOND + (900 + days) * day, status, note, evidence)
            cells = {"status": status, "since": update.date, "note": note, "evidence": evidence}
            fill(book, name, sheet, **cells)
            wanted[name] += (update,)

    content = edited(content, edit)
    bring(root, content)
    assert {name: history(root, name.partition("/")[2]) for name in IDS} == wanted
    assert bring(root, exported(root)) == FilledIn((), ())
    assert bring(root, content).new == (), "a second import of the file"


def test_statuses_are_words_of_any_language(mini: Path, bring: Import) -> None:
    content = exported(mini, "it")
    for name, word in zip(IDS, ("in corso", "done", "выполнено", "Réalisé"), strict=True):
        content = filled(content, name, status=word, since=FIRST)
    try:
        found = {each.id: each.update.status for each in bring(mini, content).new}
    except ContentError as error:
        pytest.fail("; ".join(map(str, (error, *error.others))))
    assert found == dict(zip(IDS, ("under way", "done", "done", "done"), strict=True))


def test_a_row_older_than_the_register_is_no_change_back(mini: Path, bring: Import) -> None:
    content = exported(mini)
    Recorder(mini, "demo").update("3-1", Update(FIRST, "done"))
    compared = bring(mini, filled(content, "demo/2-1", status="done", since=SECOND))
    assert compared.older == ("demo/3-1",)
    assert [each.id for each in compared.new] == ["demo/2-1"]
    assert history(mini) == (Update(FIRST, "done"),)
    with pytest.raises(ContentError, match=r"has had another update .* done since 2026-03-01"):
        bring(mini, filled(content, "demo/3-1", note="A letter."))
    later = filled(content, "demo/3-1", status="lapsed", since=SECOND)
    bring(mini, later)
    assert history(mini)[1:] == (Update(SECOND, "lapsed"),), "what is dated anew is an update"


def test_a_change_without_a_day_takes_that_of_the_row_or_of_the_command(
    mini: Path, bring: Import
) -> None:
    changed = filled(exported(mini), "demo/3-1", status="done")
    with pytest.raises(ContentError, match=r"since when is 'demo/3-1' done\?.*--date"):
        bring(mini, changed)
    bring(mini, changed, FIRST)
    assert bring(mini, changed, FIRST).new == ()
    bring(mini, filled(exported(mini), "demo/3-1", 1, note="=1+1 is no formula"))
    assert history(mini) == (Update(FIRST, "done"), Update(FIRST, "done", "=1+1 is no formula"))


def test_rows_and_columns_may_be_moved_hidden_deleted_and_added(
    mini: Path, bring: Import, labels: dict[str, dict[str, str]]
) -> None:
    def edit(book: Any) -> None:
        first, *others = book.worksheets
        for each in others:
            book.remove(each)
        lines = [[cell.value for cell in line] for line in first.iter_rows()]
        head = next(number for number, line in enumerate(lines) if line[-1])
        table = [lines[head], *sorted(lines[head + 1 :], key=lambda line: line[2])[1:]]
        first.delete_rows(1, first.max_row)
        for line in table:
            first.append([*reversed(line), "Ours" if line is table[0] else "=A1"])
        first.row_dimensions[3].hidden = True
        book.create_sheet("Mine").append(["Call them"])

    content = edited(filled(exported(mini), "demo/3-1", status="done", since=FIRST), edit)
    _, unread = read_rows(content, "r.xlsx", labels)
    assert unread == ["the column 'Ours' of the sheet 'All commitments'", "the sheet 'Mine'"]
    assert [each.id for each in bring(mini, content).new] == ["demo/3-1"]


def test_updates_of_several_declarations_are_written_together_or_not_at_all(
    mini: Path, bring: Import
) -> None:
    second(mini)
    content = filled(exported(mini), "demo/3-1", status="done", since=FIRST)
    wrong = filled(content, "second/3-1", status="done", since=datetime.date(1999, 1, 1))
    with pytest.raises(ContentError, match=r"!\w+: 1999-01-01 is before .*, the day of adoption"):
        bring(mini, wrong)
    assert not (mini / "content/demo/register.yaml").exists()
    bring(mini, filled(content, "second/2-1", status="lapsed", since=FIRST))
    for name in ("demo", "second"):
        assert (mini / f"content/{name}/register.yaml").exists()


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"words": "An other seminar"}, "!C4: the words of the text cannot be changed here: '"),
        ({"paragraph": "4"}, "!D4: the paragraph cannot be changed here: '3' is now '4'"),
        ({"eid": "para_4"}, "!E4: the eId cannot be changed here"),
        ({"id": "demo/31-1"}, "!A4: no declaration has a commitment 'demo/31-1' (did you mean"),
        ({"id": None}, "!A4: the row has no number of a commitment (put it back, or delete"),
        ({"text_version": "en 0"}, "!W4: text version 'en 0'; the project has en "),
        ({"updates": "7"}, "!R4: '7' updates; the register has 0"),
        ({"status": "doone"}, "!N4: unknown status 'doone' (did you mean 'done'?)"),
        ({"status": None}, "!N4: no status (write open, under way, done"),
        ({"since": "May"}, "!O4: 'May' is not a day (write one such as 2026-05-01)"),
        ({"since": 1e300}, "is not a day"),
        ({"note": SECOND}, "!P4: the number 46143, where words are expected"),
        ({"note": Formula("=1+1")}, "!P4: a formula (write what it comes to, as text or as a day)"),
        ({"status": Formula("=N7")}, "!N4: a formula"),
        ({"what": "Lecture"}, "says 'Lecture' of the same commitment"),
    ],
)
def test_mistakes_are_told_with_sheet_and_cell(
    small: Path, bring: Import, values: dict[str, Any], told: str
) -> None:
    with pytest.raises(ContentError) as error:
        bring(small, filled(exported(small), "demo/3-1", 0, **values))
    assert told in str(error.value)
    assert str(error.value).startswith("r.xlsx: All commitments!") or "what" in values
    assert not (small / "content/demo/register.yaml").exists()


def test_two_sheets_that_say_different_things_are_both_named(mini: Path, bring: Import) -> None:
    content = filled(exported(mini), "demo/3-1", 0, status="done", since=FIRST)
    content = filled(content, "demo/3-1", 1, status="lapsed")
    with pytest.raises(ContentError) as error:
        bring(mini, content)
    assert "Kazakhstan!N4: 'lapsed', but All commitments!N4 says 'done' of" in str(error.value)


def test_a_text_that_was_changed_since_wants_a_new_workbook(mini: Path, bring: Import) -> None:
    content = exported(mini)
    path = mini / "content/demo/text.en.md"
    path.write_text(path.read_text("utf-8").replace("met in Bergen", "met at Bergen"), "utf-8")
    with pytest.raises(ContentError, match=r"text version 'en .*; the project has en .*imported"):
        bring(mini, content)


def test_what_was_withdrawn_takes_no_update(mini: Path, bring: Import) -> None:
    content = exported(mini)
    Recorder(mini, "demo").withdraw("3-1", FIRST)
    with pytest.raises(ContentError, match=r"'demo/3-1' was withdrawn on 2026-03-01 \(delete the"):
        bring(mini, content)


def test_a_column_that_is_missing_or_twice_is_named(small: Path, bring: Import) -> None:
    def head(label: str) -> Callable[[Any], None]:
        def edit(book: Any) -> None:
            sheet = book.worksheets[0]
            line = next(each for each in sheet.iter_rows() if each[-1].value)
            line[15].value = label

        return edit

    for label, told in (("Notes", "'Note' is missing"), ("Status", "two columns 'Status'")):
        with pytest.raises(ContentError, match=f"All commitments: .*{told}"):
            bring(small, edited(exported(small), head(label)))


def test_a_file_full_of_mistakes_tells_the_first_twenty(small: Path, bring: Import) -> None:
    def edit(book: Any) -> None:
        sheet = book.worksheets[0]
        for number in range(200):
            sheet.append([f"x/{number}-1"])

    with pytest.raises(ContentError) as error:
        bring(small, edited(exported(small), edit))
    assert len(error.value.others) == 19


def test_what_is_no_workbook_of_the_register_is_refused(small: Path, bring: Import) -> None:
    content = exported(small)
    for foreign in (b"", b"PK", content[:-30], _without_sheets(content)):
        with pytest.raises(ContentError, match=r"r\.xlsx: "):
            bring(small, foreign)
    for change in (
        (b"<sheetData>", b'<!-- --><sheetData a="&x;">'),
        (
            b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
            b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y">]>',
        ),
    ):
        with pytest.raises(ContentError, match=r"r\.xlsx: .*(well-formed|document type)"):
            bring(small, _with_part(content, "xl/worksheets/sheet1.xml", *change))


def _without_sheets(content: bytes) -> bytes:
    def edit(book: Any) -> None:
        for sheet in book.worksheets:
            book.remove(sheet)
        book.create_sheet("Budget").append(["Number", "Euro"])

    return edited(content, edit)


def _with_part(content: bytes, name: str, old: bytes, new: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(file, "w") as after:
        for each in before.namelist():
            part = before.read(each)
            assert each != name or old in part
            after.writestr(each, part.replace(old, new) if each == name else part)
    return file.getvalue()


def test_the_command_shows_what_changes_and_writes_nothing_with_dry_run(
    mini: Path, docgen: RunDocgen, tmp_path: Path
) -> None:
    file = tmp_path / "r.xlsx"
    file.write_bytes(filled(exported(mini), "demo/3-1", status="done", since=FIRST, note="Held"))
    done = docgen("register", "import", file, "--project", mini, "-n")
    assert done.out == (
        "demo/3-1: open → done since 2026-03-01 “Held”\n1 update would be recorded\n"
    )
    assert history(mini) == ()
    assert docgen("register", "import", file, "--project", mini).code == 0
    assert history(mini) == (Update(FIRST, "done", "Held"),)
    assert docgen("register", "import", file, "--project", mini).out == "nothing new\n"
    wrong = docgen("register", "import", mini / "docgen.toml", "--project", mini)
    assert (wrong.code, wrong.err.splitlines()[0]) == (3, "nothing was recorded")
