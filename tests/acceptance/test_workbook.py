"""The workbook of the register in LibreOffice Calc: the same words and days."""

import csv
import datetime
from collections.abc import Mapping
from pathlib import Path

from conftest import REPOSITORY, RunDocgen, jobs_of
from docgen.load.project import load_project
from docgen.register.columns import COLUMNS, CellValue, table
from docgen.register.workbook import workbook
from docgen.render.language import load_language
from docgen.render.rows import listing_of
from docgen.sources import Sources
from filled_in import exported, filled
from office import convert

# UTF-8, commas, quotation marks (LibreOffice, "Filter Options for CSV").
_CSV = "csv:Text - txt - csv (StarCalc):44,34,76"
_XLSX = "xlsx:Calc MS Excel 2007 XML"


def said(cell: CellValue, labels: Mapping[str, str]) -> str:
    """What a person reads in the cell."""
    if isinstance(cell, bool):
        return labels["Yes" if cell else "No"]
    return "" if cell is None else str(cell)


def test_libreoffice_reads_the_words_and_days_of_every_row(mini: Path, tmp_path: Path) -> None:
    view = next(job.view for job in jobs_of(mini) if job.view.variant.id == "whole")
    for language in ("en", "fa"):
        listing = listing_of([view], load_language(language, Sources(REPOSITORY)))
        file = tmp_path / f"register-{language}.xlsx"
        file.write_bytes(workbook(listing))
        made = convert([file], tmp_path, "csv", _CSV)[file]
        lines = list(csv.reader(made.read_text("utf-8").splitlines()))
        heads = [line[0] for line in lines]
        lines = lines[heads.index(listing.labels["Number"]) + 1 :]
        wanted = [
            {name: said(cell, listing.labels) for name, cell in cells.items()}
            for cells in table(listing)
        ]
        found = [dict(zip(COLUMNS, line, strict=True)) for line in lines]
        assert found == wanted
        assert any(each["first_day"] for each in found)


def test_a_workbook_that_libreoffice_saved_is_imported(
    mini: Path, docgen: RunDocgen, tmp_path: Path
) -> None:
    """What was filled in, and nothing else: it saves other strings, styles and columns."""
    day = datetime.date(2026, 5, 1)
    values = {"status": "done", "since": day, "note": "=1+1 is no formula, “ab” 中"}
    for language in ("en", "fa"):
        file = tmp_path / f"{language}.xlsx"
        file.write_bytes(exported(mini, language))
        saved = convert([file], tmp_path / "saved", "xlsx", _XLSX)[file]
        assert docgen("register", "import", saved, "--project", mini).out == "nothing new\n"
    file = tmp_path / "filled.xlsx"
    file.write_bytes(filled(exported(mini), "demo/3-1", 1, **values))
    saved = convert([file], tmp_path / "saved", "xlsx", _XLSX)[file]
    done = docgen("register", "import", saved, "--project", mini)
    assert done.out == (
        "demo/3-1: open → done since 2026-05-01 “=1+1 is no formula, “ab” 中”\n1 update recorded\n"
    ), done.err
    (declaration,) = load_project(Sources(mini)).declarations
    history = declaration.paragraphs[-1].annotation.commitments[0].history
    assert [each.date for each in history] == [day]
