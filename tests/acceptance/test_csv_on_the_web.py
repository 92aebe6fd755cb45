"""The register's CSV as a reader of CSV on the Web takes it."""

import datetime
from pathlib import Path

from csvw import CSVW

from conftest import REPOSITORY, jobs_of
from docgen.formats import Format
from docgen.render.data import data_file
from docgen.render.language import load_language
from docgen.sources import Sources
from docgen.view import View


def whole() -> View:
    return next(job.view for job in jobs_of(REPOSITORY) if job.view.variant.id == "whole")


def made(form: Format, file: str = "") -> bytes:
    return data_file([whole()], load_language("en", Sources(REPOSITORY)), form, file)


def test_csv_on_the_web_reads_the_table_by_its_metadata(tmp_path: Path) -> None:
    (tmp_path / "register.csv").write_bytes(made("csv"))
    metadata = tmp_path / "register.csv-metadata.json"
    metadata.write_bytes(made("csv-metadata.json", metadata.name))
    read = CSVW(str(metadata), validate=True)
    assert read.is_valid
    [table] = read.tables
    table.check_primary_key()
    rows = list(table.iterdicts(strict=True))
    wanted = {f"{whole().head.id}/{each.id}": each for each in whole().commitments}
    assert {row["id"]: row["words"] for row in rows} == {
        name: each.quote for name, each in wanted.items()
    }
    days = [row["last_day"] for row in rows if row["last_day"]]
    assert days
    assert all(isinstance(each, datetime.date | datetime.datetime) for each in days)
