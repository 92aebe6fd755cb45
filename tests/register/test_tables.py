"""The tables of the register give the same words again."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from calendars import ADOPTED, TEXTS, listing, row
from docgen.due import Due
from docgen.fidelity.csv_table import read_csv
from docgen.fidelity.rows import RowRead
from docgen.register.columns import COLUMNS
from docgen.register.csv_table import csv_table
from docgen.register.csvw import csv_metadata

FORMULAS = st.tuples(st.sampled_from(["", "'", "''"]), st.sampled_from("=+-@\t\r'"), TEXTS)


def words_of(found: list[RowRead]) -> list[str]:
    return [each.words for each in found]


@given(st.lists(TEXTS | FORMULAS.map("".join), min_size=1, max_size=3))
def test_any_words_come_back(texts: list[str]) -> None:
    rows = [row(f"2-{n}", quote=text) for n, text in enumerate(texts, 1)]
    assert words_of(list(read_csv(csv_table(listing(*rows))))) == texts


@pytest.mark.parametrize("text", ["=1+1", "+49", "-1", "@SUM(A1)", "\t=1", "'=1"])
def test_no_cell_of_csv_is_a_formula(text: str) -> None:
    content = csv_table(listing(row(what=text, quote=text))).decode()
    [cells] = csv.DictReader(io.StringIO(content, newline=""))
    assert (cells["what"], cells["words"]) == (f"'{text}", f"'{text}")


def test_each_row_says_whether_it_is_a_draft() -> None:
    draft = replace(row("3-1").commitment, unconfirmed=True)
    content = csv_table(listing(row("2-1"), replace(row("3-1"), commitment=draft)))
    cells = csv.DictReader(io.StringIO(content.decode(), newline=""))
    assert [each["draft"] for each in cells] == ["false", "true"]


def test_a_limit_has_no_first_day() -> None:
    content = csv_table(listing(row("2-1", due=Due(2026)), row("2-2", due=Due(2026, by=True))))
    period, limit = csv.DictReader(io.StringIO(content.decode(), newline=""))
    assert (period["first_day"], period["last_day"]) == ("2026-01-01", "2026-12-31")
    assert (limit["first_day"], limit["last_day"]) == ("", "2026-12-31")


def test_the_metadata_names_the_table_and_all_its_columns() -> None:
    rows = replace(listing(row(), as_of=ADOPTED), file="r.csv-metadata.json", language="it")
    said = json.loads(csv_metadata(rows))
    assert (said["url"], said["dc:date"]["@value"]) == ("r.csv", "2025-05-30")
    assert "dc:description" not in said
    draft = json.loads(csv_metadata(replace(rows, draft="Draft · 2 entries")))
    assert draft["dc:description"] == "Draft · 2 entries"
    columns = said["tableSchema"]["columns"]
    assert [each["name"] for each in columns] == list(COLUMNS)
    assert next(each for each in columns if each["name"] == "words")["lang"] == "en"
    mark = next(each for each in columns if each["name"] == "draft")
    assert (mark["datatype"]["base"], mark["required"]) == ("boolean", True)
