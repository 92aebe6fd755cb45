"""``python -m bench.bare ROOT``: documents rendered by the bare libraries in one warm process.

Their paths come on standard input. What comes before a render (loading, planning, filling in the
HTML) is done beforehand; a document is then made as the libraries' own guides say, with the fonts
loaded once, and written. The seconds that this took are printed.
"""

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.inside import Inside
from docgen.job import Job, Request

Render = Callable[[], object]


def main() -> None:
    """Render, and print the seconds."""
    inside = Inside(Path(sys.argv[1]))
    wanted = set(sys.stdin.read().split("\n"))
    jobs = [job for job in inside.jobs(Request()) if job.path in wanted]
    with TemporaryDirectory() as folder:
        prepare = _pdf if jobs[0].document.format == "pdf" else _docx
        renders = prepare(inside, jobs, Path(folder))
        renders[0]()
        start = time.perf_counter()
        for render in renders:
            render()
        sys.stdout.write(f"{time.perf_counter() - start}\n")


def _pdf(inside: Inside, jobs: list[Job], folder: Path) -> list[Render]:
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    fonts = {job.document.product: FontConfiguration() for job in jobs}
    for product in fonts:
        inside.lay_out(product, folder / product)

    def render(page: str, product: str, target: Path) -> None:
        document = weasyprint.HTML(string=page, base_url=f"{folder / product}/")
        document.write_pdf(target, font_config=fonts[product], pdf_variant="pdf/ua-1")

    return [
        partial(render, inside.page(job), job.document.product, folder / f"{number}.pdf")
        for number, job in enumerate(jobs)
    ]


def _docx(inside: Inside, jobs: list[Job], folder: Path) -> list[Render]:
    from docxtpl import DocxTemplate

    for product in {job.document.product for job in jobs}:
        inside.lay_out(product, folder / product)

    def render(job: Job, target: Path) -> None:
        document = DocxTemplate(folder / job.document.product / f"{job.document.product}.docx")
        document.render(contexts[job.path], environments[job.document.language])
        document.save(target)

    environments = {job.document.language: inside.plain_environment(job) for job in jobs}
    contexts = {job.path: inside.context(job) for job in jobs}
    return [partial(render, job, folder / f"{number}.docx") for number, job in enumerate(jobs)]


if __name__ == "__main__":
    main()
