"""The gallery of a project: pages of PDFs, of Word files and of workbooks, and nothing else."""

from pathlib import Path

from conftest import RunDocgen
from gallery.__main__ import main

_REGISTER = """
[products.register]
formats = ["xlsx", "ics", "csv"]
variants = ["whole"]
register = true
"""


def test_every_document_with_pages_is_shown(mini: Path, docgen: RunDocgen) -> None:
    with (mini / "docgen.toml").open("a", encoding="utf-8") as settings:
        settings.write(_REGISTER)
    done = docgen("build", "--project", mini)
    assert done.code == 0, done.err
    main(["--project", str(mini)], standalone_mode=False)
    shown = (mini / "build/gallery/index.html").read_text("utf-8")
    documents = [path for path in (mini / "build/demo").rglob("*") if path.is_file()]
    kinds = {path.suffix for path in documents}
    assert kinds == {".pdf", ".docx", ".xlsx", ".ics", ".csv"}
    for path in documents:
        assert (f"/{path.name}" in shown) == (path.suffix in {".pdf", ".docx", ".xlsx"})
