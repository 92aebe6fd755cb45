"""``python -m bench.warm ROOT ROUNDS``: within one warm process, what the proof of documents costs,
and what Typst's compiler alone.

``ROOT`` is a project with fact-sheets by Typst. Prints JSON.
"""

import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from msgspec.structs import replace

from bench.inside import Inside
from bench.project import FACT_SHEET
from docgen.fidelity import gate, word_gate
from docgen.job import Job, Request
from docgen.model import Engine
from docgen.render.document import Renderer
from docgen.render.resources import Resources
from docgen.render.typefaces import Typefaces
from docgen.render.typst_compiler import TypstCompiler
from docgen.render.typst_environment import make_typst_environment, render_source
from docgen.render.typst_source import make_page
from docgen.sources import Sources


class _Proof:
    """The seconds that proofs have taken."""

    def __init__(self) -> None:
        self.seconds = 0.0
        for module, name in ((gate, "prove_pdf"), (word_gate, "prove_word")):
            setattr(module, name, self._timed(getattr(module, name)))

    def _timed(self, prove: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*given: Any) -> Any:
            start = time.process_time()
            try:
                return prove(*given)
            finally:
                self.seconds += time.process_time() - start

        return timed


def shares(root: Path, jobs: list[Job]) -> dict[str, float]:
    """The share of the proof in the time of documents, by how they are made and by product."""
    sources = Sources(root)
    proof, renderer = _Proof(), Renderer(sources)
    engines: dict[str, Engine] = {"WeasyPrint": "weasyprint", "Typst": "typst"}
    spent: dict[str, list[float]] = defaultdict(list)
    for job in jobs:
        if job.document.format not in ("pdf", "docx"):
            continue
        product = job.document.product
        for name in ("Word",) if job.document.format == "docx" else engines:
            if name == "Typst" and not Resources(sources, product).find(f"{product}.typ"):
                continue
            before, start = proof.seconds, time.process_time()
            renderer.render(replace(job, engine=engines.get(name)))
            took = time.process_time() - start
            spent[f"{name}, {product}"] += [proof.seconds - before, took]
    # The first of each kind is to warm up.
    return {what: sum(each[2::2]) / sum(each[3::2]) for what, each in spent.items()}


def over_bare(root: Path, jobs: list[Job], rounds: int) -> float:
    """The time of fact-sheets by docgen over that of the compiler alone with the same sources."""
    sources = Sources(root)
    resources, renderer = Resources(sources, FACT_SHEET), Renderer(sources)
    compiler, typefaces = TypstCompiler(), Typefaces(resources)
    environment = make_typst_environment(resources, "en")
    pages = []
    for job in jobs:
        with environment.printing(typefaces) as words:
            pages.append(make_page(render_source(job, environment), words))
    day = jobs[0].view.head.date

    def bare() -> None:
        for page in pages:
            compiler.compile(page.source, {}, typefaces.files, day, lambda _: None)

    def docgen() -> None:
        for job in jobs:
            renderer.render(job)

    ratios = []
    for number in range(rounds + 1):
        start = time.process_time()
        bare()
        middle = time.process_time()
        docgen()
        if number:  # the first is to warm up
            ratios.append((time.process_time() - middle) / (middle - start))
    return median(ratios)


def main() -> None:
    root, rounds = Path(sys.argv[1]), int(sys.argv[2])
    jobs = Inside(root).jobs(Request())
    sheets = [job for job in jobs if job.document.product == FACT_SHEET and job.engine]
    found = {"over bare": over_bare(root, sheets, rounds), "proof": shares(root, jobs)}
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
