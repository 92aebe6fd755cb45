"""``python -m gallery``: draws the documents in the output folder and writes the page."""

import shutil
import tempfile
from pathlib import Path
from typing import get_args

import click

from conftest import REPOSITORY
from docgen.build.survey import survey
from docgen.job import Job, Request
from docgen.model import Format, Shape
from gallery.page import Shown, page
from gallery.pictures import draw
from office import export

_SHAPES, _FORMATS = get_args(Shape), get_args(Format)


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--project",
    "root",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=REPOSITORY,
    help="The folder with docgen.toml.  [default: that of docgen]",
)
def main(root: Path) -> None:
    """Write build/gallery/index.html with a picture of every page of every document."""
    output, place = root / "build", root / "build/gallery"
    _, plan = survey(root, output, Request())
    jobs = sorted((step.job for step in plan.steps), key=_order)
    if absent := [job.path for job in jobs if not (output / job.path).exists()]:
        raise click.ClickException(f"not built yet: {', '.join(absent)}")
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as folder:
        words = [output / job.path for job in jobs if job.document.format == "docx"]
        pdfs = export(words, Path(folder))
        shown = [_shown(job, pdfs.get(output / job.path, output / job.path), place) for job in jobs]
    (place / "index.html").write_text(page(shown), "utf-8")
    click.echo(f"{sum(len(each.pages) for each in shown)} pages in {place / 'index.html'}")


def _order(job: Job) -> tuple[str, int, str, int]:
    """By product, from the whole to the smallest part, the PDF before the Word file of it."""
    shape = _SHAPES.index(job.view.variant.shape)
    return job.document.product, shape, job.view.variant.slug, _FORMATS.index(job.document.format)


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
