"""The workbook of the register: real dates, strings without formulas, the same words again."""

import datetime
import io
import zipfile
from itertools import islice
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from calendars import TEXTS, listing, row
from conftest import REPOSITORY, jobs_of
from docgen.commitment import Update
from docgen.due import Due
from docgen.errors import ContentError, FidelityError
from docgen.fidelity.rows import prove_rows
from docgen.fidelity.workbook import read_rows
from docgen.register.columns import COLUMNS
from docgen.register.row import CommitmentRow
from docgen.register.workbook import sheet_names, workbook
from docgen.render.language import load_language
from docgen.render.rows import listing_of
from docgen.sources import Sources
from docgen.statuses import Status

DAY = datetime.date(2026, 3, 1)
STATUSES: tuple[Status, ...] = ("open", "under way", "done", "lapsed", "superseded")
LABELS = {
    label: label
    for label in (
        *COLUMNS.values(),
        *STATUSES,
        "All commitments",
        "As of",
        "Yes",
        "No",
        "day",
        "year",
    )
}
LANGUAGES = sorted(each.stem for each in (REPOSITORY / "templates/shared/locale").glob("*.po"))


def made(*rows: CommitmentRow, **changes: Any) -> bytes:
    return workbook(replace(listing(*rows), labels=LABELS, **changes))


def opened(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def cells(sheet: Any) -> list[dict[str, Any]]:
    """The cells below the head, by the names of the columns."""
    lines = sheet.iter_rows(max_col=len(COLUMNS))
    table = [line for line in lines if line[-1].value]
    return [dict(zip(COLUMNS, line, strict=True)) for line in table[1:]]


def test_dates_are_dates_and_words_are_strings() -> None:
    pledge = row(due=Due(2026, month=3, day=1), quote="=SUM(1;2) 12")
    pledge = replace(pledge, commitment=replace(pledge.commitment, what="@SUM(A1)"))
    [found] = cells(opened(made(pledge)).worksheets[0])
    assert found["first_day"].value == datetime.datetime(2026, 3, 1)
    assert (found["first_day"].number_format, found["exactness"].value) == ("yyyy-mm-dd", "day")
    assert (found["words"].value, found["words"].data_type) == ("=SUM(1;2) 12", "s")
    assert (found["what"].value, found["what"].data_type) == ("@SUM(A1)", "s")
    assert (found["id"].value, found["paragraph"].value) == ("pact/2-1", "2")
    assert (found["words"].font.name, found["what"].font.name) == ("Cambria", "Calibri")


def test_a_day_that_programs_count_differently_is_text() -> None:
    early, late = Due(1900, month=2, day=28), Due(1900, month=3, day=1)
    found = cells(opened(made(row("1-1", due=early), row("1-2", due=late))).worksheets[0])
    assert found[0]["first_day"].value == "1900-02-28"
    assert found[1]["first_day"].value == datetime.datetime(1900, 3, 1)


def test_only_what_the_desk_fills_in_is_open() -> None:
    sheet = opened(made(row())).worksheets[0]
    [found] = cells(sheet)
    unlocked = [name for name, cell in found.items() if not cell.protection.locked]
    assert unlocked == ["status", "since", "note", "evidence"]
    assert (sheet.protection.sheet, sheet.protection.password) == (True, None)
    assert (sheet.protection.autoFilter, sheet.protection.formatColumns) == (False, False)
    choices, _ = sheet.data_validations.dataValidation
    assert choices.formula1 == '"open,under way,done,lapsed,superseded"'


def test_each_party_has_a_sheet_of_its_own_rows() -> None:
    rows = (replace(row("1-1"), parties=("KZ",)), replace(row("1-2"), parties=("KZ", "UZ")))
    parties = {"KZ": "Kazakhstan", "UZ": "Uzbekistan"}
    book = opened(made(*rows, parties=parties, as_of=DAY, draft="Draft"))
    said = {each.title: [one["id"].value for one in cells(each)] for each in book.worksheets}
    assert said == {
        "All commitments": ["pact/1-1", "pact/1-2"],
        "Kazakhstan": ["pact/1-1", "pact/1-2"],
        "Uzbekistan": ["pact/1-2"],
    }
    sheet = book["Uzbekistan"]
    assert [sheet.cell(line, 1).value for line in (1, 2, 3)] == [
        "Pact · Uzbekistan",
        "As of: 2026-03-01",
        "Draft",
    ]
    assert sheet.freeze_panes == "C6"
    [table] = sheet.tables.values()
    assert (table.ref, table.headerRowCount, sheet.print_title_rows) == ("A5:W6", 1, "$5:$5")
    assert book.properties.title == "Pact"


def test_without_commitments_there_is_a_head_alone() -> None:
    sheet = opened(made()).worksheets[0]
    assert (cells(sheet), len(sheet.tables)) == ([], 0)
    assert list(read_rows(made())) == []


def test_a_sheet_in_arabic_runs_from_the_right_and_its_dates_stay_dates() -> None:
    pledge = row(due=Due(2026, month=3, day=1))
    sheet = opened(made(pledge, language="ar")).worksheets[0]
    [found] = cells(sheet)
    assert sheet.sheet_view.rightToLeft
    assert found["last_day"].value == datetime.datetime(2026, 3, 1)
    assert found["words"].alignment.readingOrder == 1  # those of an English text


@given(st.lists(st.text(max_size=40), max_size=6))
def test_sheets_have_names_that_excel_allows(titles: list[str]) -> None:
    names = list(sheet_names(titles))
    assert len({each.casefold() for each in names}) == len(titles)
    for name in names:
        assert 0 < len(name.encode("utf-16-le", "surrogatepass")) <= 62
        assert not set("[]:*?/\\") & set(name)
        assert name.casefold() != "history"
        assert "'" not in (name[0], name[-1])


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_what_was_written_is_read(words: list[str]) -> None:
    rows = [row(f"2-{number}", quote=said) for number, said in enumerate(words, 1)]
    found = list(read_rows(made(*rows)))
    assert [each.words for each in found] == words
    assert {(each.ref, each.language, each.digest) for each in found} == {("2", "en", "c0ffee" * 2)}


def test_the_same_rows_make_the_same_bytes() -> None:
    assert made(row()) == made(row())


@pytest.mark.parametrize("words", ["a" * 32_768, "<r><t>a</t></r>"])
def test_words_that_a_cell_cannot_hold_are_refused(words: str) -> None:
    pledge = row()
    history = (Update(DAY, "done", words),)
    with pytest.raises(ContentError):
        made(replace(pledge, commitment=replace(pledge.commitment, history=history)))


def changed(content: bytes, part: str, old: bytes, new: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(file, "w") as after:
        for name in before.namelist():
            data = before.read(name)
            if name == part:
                assert old in data
                data = data.replace(old, new, 1)
            after.writestr(name, data)
    return file.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (b"<v>0</v></c>", b"<f>1+1</f><v>0</v></c>", "All commitments!A1: has a formula"),
        (b'<row r="3"', b'<row hidden="1" r="3"', "row 3 is hidden"),
        (b'<col min="3"', b'<col hidden="1" min="3"', "column C is hidden"),
        (b'<row r="3"', b'<row ht="0" r="3"', "row 3 is hidden"),
    ],
)
def test_a_formula_and_hidden_rows_are_found(old: bytes, new: bytes, message: str) -> None:
    with pytest.raises(FidelityError, match=message.replace("!", "!")):
        list(read_rows(changed(made(row()), SHEET, old, new)))


def test_a_hidden_sheet_a_foreign_part_and_another_row_are_found() -> None:
    content = made(replace(row(), parties=("KZ",)), parties={"KZ": "Kazakhstan"})
    hidden = changed(content, "xl/workbook.xml", b'sheetId="2"', b'state="hidden" sheetId="2"')
    with pytest.raises(FidelityError, match="Kazakhstan: the sheet is hidden"):
        list(read_rows(hidden))
    file = io.BytesIO(content)
    with zipfile.ZipFile(file, "a") as package:
        package.writestr("xl/vbaProject.bin", b"")
    with pytest.raises(FidelityError, match="vbaProject"):
        list(read_rows(file.getvalue()))
    other = changed(content, "xl/worksheets/sheet2.xml", b'<c r="C4"', b'<c r="V4"/><c x="" r="D4"')
    with pytest.raises(FidelityError, match="not as on the first sheet"):
        list(read_rows(other))


def test_labels_of_all_languages_fit_and_every_row_is_proven(mini: Path) -> None:
    view = next(job.view for job in jobs_of(mini) if job.view.variant.id == "whole")
    assert view.commitments
    for language in LANGUAGES:
        listing = listing_of([view], load_language(language, Sources(REPOSITORY)))
        content = workbook(listing)
        prove_rows(read_rows(content), [view], listing.labels)
        for sheet in opened(content).worksheets:
            kinds = [each.type for each in sheet.data_validations.dataValidation]
            assert kinds == ["list", "date"], language
    rows = read_rows(content)
    with pytest.raises(FidelityError, match="lacks the commitment"):
        prove_rows(islice(rows, 1), [view], listing.labels)
