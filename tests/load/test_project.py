from datetime import date
from pathlib import Path

from docgen.load.project import load_project
from docgen.model import Product, Project
from docgen.prepared import Prepared
from docgen.sources import Sources


def test_products_come_from_settings(mini_project: Project) -> None:
    assert mini_project.products == (
        Product("note", ("pdf", "docx"), ("whole", "country", "sector", "country-sector"), True),
    )
    assert mini_project.languages == ("en",)
    assert [each.head.id for each in mini_project.declarations] == ["demo"]


def test_how_documents_are_prepared(mini: Path) -> None:
    settings = mini / "docgen.toml"
    settings.write_text(
        settings.read_text("utf-8")
        + '\n[prepared]\naddressee = "The Minister"\ndate = 2026-11-27\n'
    )
    project = load_project(Sources(mini))
    assert project.prepared == Prepared(addressee="The Minister", date=date(2026, 11, 27))
