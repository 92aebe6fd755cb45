"""Every product in a language into which little is translated, and of a text with few quotes."""

import re
import shutil
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from msgspec.structs import replace

from conftest import REPOSITORY, jobs_of
from docgen.fidelity.pdf import open_pdf
from docgen.formats import PAGES
from docgen.job import Job
from docgen.render.document import Renderer
from docgen.sources import Sources

TEXT = """Le parti si sono riunite a Bergen.

## Pesca

1. La Norvegia e l'Islanda si sono accordate sulle quote.

    Si riuniranno di nuovo nel 2026.

(a) Gli Stati nordici condividono i dati entro la primavera del 2027.

## Energia

2. Tutte le parti risparmieranno energia; {{ 7 * 7 }} resta.

3. Il Kazakhstan ha offerto un seminario il 1º marzo 2026 ad Almaty.
"""
SAID = """'1':
  summary: Norvegia e Islanda si sono accordate sulle quote.
  commitments:
    Next meeting: {what: Prossima riunione, quote: Si riuniranno di nuovo nel 2026.}
"""
MARKS = re.compile("[\U000e0000-\U000e007f]")
QUOTE = "Si riuniranno di nuovo nel 2026."


@pytest.fixture
def partly(mini: Path) -> Path:
    """A project with the shipped products, in Italian with a text of its own, and in French."""
    shutil.rmtree(mini / "templates")
    settings = (REPOSITORY / "docgen.toml").read_text("utf-8")
    settings = settings.replace('languages = ["en"]', 'languages = ["en", "it", "fr"]')
    (mini / "docgen.toml").write_text(settings, "utf-8")
    head = mini / "content/demo/declaration.yaml"
    head.write_text(f"{head.read_text('utf-8')}languages: [en, it]\n", "utf-8")
    (mini / "content/demo/text.it.md").write_text(TEXT, "utf-8")
    (mini / "content/demo/annotations.it.yaml").write_text(SAID, "utf-8")
    return mini


def kinds(root: Path, engine: str) -> list[Job]:
    """A document of each product, shape, format and language but the desk's."""
    found = {
        (
            each.document.product,
            each.view.variant.shape,
            each.document.format,
            each.document.language,
        ): (replace(each, engine="typst") if engine and _is_typst(each) else each)
        for each in jobs_of(root)
        if each.document.language != "en" and (not engine or _is_typst(each))
    }
    return [*found.values()]


def _is_typst(job: Job) -> bool:
    product = job.document.product
    template = REPOSITORY / f"templates/{product}/{product}.typ"
    return job.document.format == "pdf" and template.exists()


def text_of(job: Job, content: bytes) -> str:
    if job.document.format == "docx":
        with zipfile.ZipFile(BytesIO(content)) as file:
            parts = [file.read(name).decode() for name in file.namelist() if ".xml" in name]
        return re.sub("<[^>]*>", "", " ".join(parts))
    if job.document.format not in PAGES:
        return content.decode(errors="replace")
    with open_pdf(content) as pdf:
        return " ".join(text.text for page in pdf.pages for text in page.texts)


@pytest.mark.long
@pytest.mark.parametrize("fallback", ["mark", "omit"])
@pytest.mark.parametrize("engine", ["", "typst"])
def test_every_product_is_made(engine: str, fallback: str, partly: Path) -> None:
    settings = partly / "docgen.toml"
    text = settings.read_text("utf-8").replace("[build]", f'[build]\nfallback = "{fallback}"')
    settings.write_text(text, "utf-8")
    jobs = kinds(partly, engine)
    assert len(jobs) >= (10 if engine else 25)
    renderer = Renderer(Sources(partly))
    quoting = set()
    for job in jobs:
        said = text_of(job, renderer.render(job).content)
        assert not MARKS.search(said)
        if QUOTE in " ".join(said.split()):
            quoting.add(job.document.language)
    assert quoting == {"it"}
