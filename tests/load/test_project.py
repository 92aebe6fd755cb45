from docgen.model import Product, Project


def test_products_come_from_settings(mini_project: Project) -> None:
    assert mini_project.products == (
        Product("note", ("pdf", "docx"), ("whole", "country", "sector", "country-sector")),
    )
    assert mini_project.languages == ("en",)
    assert [each.head.id for each in mini_project.declarations] == ["demo"]
