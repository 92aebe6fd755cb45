import re
from datetime import date
from pathlib import Path

import pytest

from docgen.errors import ContentError
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


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("docgen.toml", "languages"),
        ("docgen.toml", "formats"),
        ("docgen.toml", "variants"),
        ("content/demo/declaration.yaml", "languages"),
    ],
)
def test_a_list_that_names_none_is_told(mini: Path, path: str, key: str) -> None:
    file = mini / path
    text = file.read_text("utf-8")
    if path.endswith(".toml"):
        file.write_text(re.sub(rf"(?m)^{key} = .*$", f"{key} = []", text), "utf-8")
    else:
        file.write_text(f"{text}{key}: []\n", "utf-8")
    told = rf"{path}:\d+: '{key}' must be a list .*, not an empty list \(name at least one\)"
    with pytest.raises(ContentError, match=told):
        load_project(Sources(mini))
