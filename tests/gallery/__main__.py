"""``python -m gallery``: draws the documents in the output folder and writes the page."""

import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args

import click
from msgspec.structs import replace

from conftest import REPOSITORY
from docgen.build.survey import survey
from docgen.formats import Format
from docgen.job import Job, Request
from docgen.model import Shape
from docgen.render.document import Renderer
from docgen.sources import Sources
from gallery.page import Shown, page
from gallery.pictures import draw
from office import export, export_sheets

_SHAPES: tuple[Shape, ...] = get_args(Shape)
_WITH_PAGES: tuple[Format, ...] = ("pdf", "docx", "xlsx")


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--project",
    "root",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=REPOSITORY,
    help="The folder with docgen.toml.  [default: that of docgen]",
)
def main(root: Path) -> None:
    """Write build/gallery/index.html with a picture of every page of every document.

    Calendars and data for programs have no pages.
    """
    output, place = root / "build", root / "build/gallery"
    _, plan = survey(root, output, Request())
    jobs = [step.job for step in plan.steps if step.job.document.format in _WITH_PAGES]
    jobs.sort(key=_order)
    if absent := [job.path for job in jobs if not (output / job.path).exists()]:
        raise click.ClickException(f"not built yet: {', '.join(absent)}")
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as folder:
        pdf, docx, xlsx = (
            [output / job.path for job in jobs if job.document.format == each]
            for each in _WITH_PAGES
        )
        pdfs = {path: path for path in pdf}
        pdfs |= export(docx, Path(folder)) | export_sheets(xlsx, Path(folder))
        shown = []
        for job in jobs:
            shown.append(_shown(job, pdfs[output / job.path], place))
            shown += _by_typst(job, root, place)
    (place / "index.html").write_text(page(shown), "utf-8")
    click.echo(f"{sum(len(each.pages) for each in shown)} pages in {place / 'index.html'}")


def _order(job: Job) -> tuple[str, int, str, int]:
    """By product, from the whole to the smallest part, the PDF before the Word file of it."""
    shape = _SHAPES.index(job.view.variant.shape)
    return (
        job.document.product,
        shape,
        job.view.variant.slug,
        _WITH_PAGES.index(job.document.format),
    )


def _by_typst(job: Job, root: Path, place: Path) -> Iterator[Shown]:
    """The PDF of ``job`` by the other engine too, if its product has both templates."""
    template = root / f"templates/{job.document.product}/{job.document.product}"
    if job.document.format != "pdf" or not all(
        template.with_suffix(ending).exists() for ending in (".html", ".typ")
    ):
        return
    folder = place / "by-typst"
    folder.mkdir(exist_ok=True)
    path = folder / Path(job.path).name
    path.write_bytes(_renderer(root).render(replace(job, engine="typst")).content)
    shown = _shown(job, path, folder)
    pages = [f"{folder.name}/{each}" for each in shown.pages]
    yield replace(shown, format="pdf by Typst", file=f"{folder.name}/{path.name}", pages=pages)


@cache
def _renderer(root: Path) -> Renderer:
    return Renderer(Sources(root))


def _shown(job: Job, pdf: Path, place: Path) -> Shown:
    document = job.document
    folder = place / document.declaration / document.language / document.format
    return Shown(
        product=document.product,
        shape=job.view.variant.shape,
        name=job.view.variant.slug,
        format=document.format,
        file=f"../{job.path}",
        pages=[str(picture.relative_to(place)) for picture in draw(pdf, folder)],
    )


if __name__ == "__main__":
    main()
