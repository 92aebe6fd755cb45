"""``python -m bench.reading FOLDER KIND ROUNDS``: what readings of one file cost."""

import io
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
from docx import Document
from pdfminer.high_level import extract_text

from bench.imports import PAGES, PARAGRAPHS
from bench.project import REPOSITORY
from docgen.ingest.reading import draft_here
from docgen.load.text import parse
from docgen.readers.read import read
from docgen.sources import Sources
from drafts import pdf_of

_STYLE = (
    "<style>@page { size: A4; margin: 25mm; @bottom-center { content: counter(page) } }"
    "body { font-size: 12pt; line-height: 1.8 }</style><h1>Joint Declaration</h1>"
)
_READINGS = 6  # of which the memory is compared


def paragraphs(count: int) -> Iterator[str]:
    """Numbered paragraphs of the declaration that comes with docgen, over and over."""
    path = "content/central-asia-italy-2025/text.en.md"
    words = [each.blocks[0] for each in parse((REPOSITORY / path).read_text("utf-8"), path)]
    return (f"{number + 1}. {words[number % len(words)]}" for number in range(count))


def pdf() -> bytes:
    """A PDF of :data:`PAGES` pages or a few more."""
    return pdf_of(_STYLE + "".join(f"<p>{each}</p>" for each in paragraphs(5 * PAGES)))


def word() -> bytes:
    """A Word file of :data:`PARAGRAPHS` paragraphs below a title."""
    document = Document()
    document.add_heading("Joint Declaration", 0)
    for each in paragraphs(PARAGRAPHS):
        document.add_paragraph(each)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def by_pdfium(content: bytes) -> int:
    """The text of each page, as PDFium orders it."""
    with pypdfium2.PdfDocument(content) as document:
        return sum(len(page.get_textpage().get_text_range()) for page in document)


def ways(content: bytes, kind: str) -> dict[str, Callable[[], object]]:
    """What is compared."""
    sources = Sources(REPOSITORY)
    if kind == "pdf":
        bare: dict[str, Callable[[], object]] = {
            "pypdfium2": lambda: by_pdfium(content),
            "pdfminer.six": lambda: extract_text(io.BytesIO(content)),
        }
    else:
        bare = {"python-docx": lambda: [p.text for p in Document(io.BytesIO(content)).paragraphs]}
    return bare | {
        "docgen's reader": lambda: read(content, f"a.{kind}"),
        "docgen's draft": lambda: draft_here(content, f"a.{kind}", sources, "bench", "en"),
    }


def resident() -> float:
    """The memory of this process, in MB."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("the system does not say how much memory there is")


def main() -> None:
    folder, kind, rounds = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    path = folder / f"long.{kind}"
    if not path.exists():
        path.write_bytes(pdf() if kind == "pdf" else word())
    content = path.read_bytes()
    compared = ways(content, kind)
    seconds: dict[str, list[float]] = {name: [] for name in compared}
    for number in range(rounds + 1):
        for name, way in compared.items():
            begun = time.process_time()
            way()
            if number:  # the first is to warm up
                seconds[name].append(time.process_time() - begun)
    memory = []
    for _ in range(_READINGS):
        compared["docgen's draft"]()
        memory.append(resident())
    for name, each in (seconds | {"memory": memory}).items():
        print(f"{name}: {' '.join(map(str, each))}")  # noqa: T201


if __name__ == "__main__":
    main()
