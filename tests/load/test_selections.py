"""What ``docgen.toml`` says of single declarations, and how mistakes in it are told."""

from pathlib import Path

import pytest

from docgen.errors import ContentError
from docgen.load.project import load_project
from docgen.model import Selection
from docgen.sources import Sources


def settings(root: Path, table: str) -> Sources:
    """The project in ``root`` with ``table`` at the end of its settings."""
    file = root / "docgen.toml"
    file.write_text(file.read_text("utf-8") + table, "utf-8")
    return Sources(root)


@pytest.mark.parametrize(
    ("keys", "selection"),
    [
        ("", Selection()),
        ('products = ["note"]', Selection(products=("note",))),
        ('variants = ["whole", "sector"]', Selection(variants=("whole", "sector"))),
        ('languages = ["hi", "pt-BR"]', Selection(languages=("hi", "pt-BR"))),
        ('sectors = ["energy", "fish"]', Selection(sectors=("energy", "fish"))),
    ],
)
def test_a_table_for_a_declaration(mini: Path, keys: str, selection: Selection) -> None:
    project = load_project(settings(mini, f"[declarations.demo]\n{keys}\n"))
    assert project.selections == {"demo": selection}
    assert project.languages_of("demo") == (selection.languages or ("en",))
    assert project.selection("other") == Selection()


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (
            "[declarations.demmo]\n",
            "docgen.toml:8: no declaration 'demmo' (did you mean 'demo'?)",
        ),
        (
            "[declarations.x]\n",
            "docgen.toml:8: no declaration 'x' (known: demo)",
        ),
        (
            '[declarations.demo]\nproduct = ["note"]\n',
            "docgen.toml:9: unknown key 'product' (did you mean 'products'?)",
        ),
        (
            '[declarations.demo]\nproducts = ["notes"]\n',
            "docgen.toml:9: unknown product 'notes' (did you mean 'note'?)",
        ),
        (
            '[declarations.demo]\nproducts = "note"\n',
            "docgen.toml:9: 'products' must be a list such as [a, b], not 'note' (write [note])",
        ),
        (
            "[declarations.demo]\nproducts = []\n",
            "docgen.toml:9: 'products' names none"
            " (leave the line out to have those of the project)",
        ),
        (
            '[declarations.demo]\nvariants = ["countries"]\n',
            "docgen.toml:9: item 1 of 'variants' cannot be 'countries' (did you mean 'country'?)",
        ),
        (
            '[declarations.demo]\nlanguages = ["en", "hindi"]\n',
            "docgen.toml:9: 'hindi' is not a language code (write one such as en or pt-BR)",
        ),
        (
            '[declarations.demo]\nsectors = ["fish", "enery"]\n',
            "docgen.toml:9: the project has no sector 'enery' (did you mean 'energy'?)",
        ),
        (
            '[declarations.demo]\nsectors = ["fish"]\n',
            "content/demo/annotations.yaml:30: docgen.toml leaves the sector 'energy' out here"
            " (add it to 'sectors' in the declaration's table there)",
        ),
        (
            "[declarations]\ndemo = 3\n",
            "docgen.toml:9: 'demo' must be keys with values (products, variants, languages,"
            " sectors, fallback), not the number 3",
        ),
    ],
)
def test_a_mistake_in_a_table(mini: Path, table: str, told: str) -> None:
    with pytest.raises(ContentError) as caught:
        load_project(settings(mini, table))
    assert str(caught.value) == told


def test_a_variant_that_no_product_of_the_declaration_has(mini: Path) -> None:
    file = mini / "docgen.toml"
    text = file.read_text("utf-8").replace('"country", "sector", "country-sector"', '"sector"')
    file.write_text(text, "utf-8")
    with pytest.raises(ContentError) as caught:
        load_project(settings(mini, '[declarations.demo]\nvariants = ["whole", "country"]\n'))
    assert str(caught.value) == (
        "docgen.toml:9: no product of 'demo' has the variant 'country'"
        " (add it to one in [products], or choose from sector, whole)"
    )
