"""The workbook of the register in LibreOffice Calc: the same words and days."""

import csv
from pathlib import Path

from conftest import REPOSITORY, jobs_of
from docgen.register.columns import COLUMNS, table
from docgen.register.workbook import workbook
from docgen.render.language import load_language
from docgen.render.rows import listing_of
from docgen.sources import Sources
from office import convert

# UTF-8, commas, quotation marks (LibreOffice, "Filter Options for CSV").
_CSV = "csv:Text - txt - csv (StarCalc):44,34,76"


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
            {name: "" if cell is None else str(cell) for name, cell in cells.items()}
            for cells in table(listing)
        ]
        found = [dict(zip(COLUMNS, line, strict=True)) for line in lines]
        assert found == wanted
        assert any(each["first_day"] for each in found)
