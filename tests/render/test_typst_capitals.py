"""Capitals of labels in PDFs by Typst, whose own know no language."""

import re
from io import BytesIO

import jinja2
import pypdfium2
import pytest
import typst

from conftest import REPOSITORY
from docgen.language.tags import capital

BASE = (REPOSITORY / "templates/shared/base.typ").read_text("utf-8")
CAPITALS = re.findall(r"{% if [^%]*%}(?:(?!{% if).)*#let capitals.*?{% endif %}", BASE, re.DOTALL)


@pytest.mark.parametrize(
    ("language", "expected"),
    [("tr", "BİRİNCİ"), ("az", "BİRİNCİ"), ("kk-Latn", "BİRİNCİ"), ("en", "BIRINCI")],
)
def test_the_dot_of_i(language: str, expected: str) -> None:
    (source,) = CAPITALS
    environment = jinja2.Environment(autoescape=True, trim_blocks=True)
    environment.filters["sentence_case"] = lambda text: capital(text, language)
    page = f"{environment.from_string(source).render()}\n#capitals[birinci]"
    pdf = typst.compile(page.encode(), ignore_system_fonts=True)
    text = pypdfium2.PdfDocument(BytesIO(pdf))[0].get_textpage().get_text_range()
    assert text.strip() == expected
