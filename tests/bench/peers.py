"""The same documents made as people make them today, against docgen's clean build.

Every side is a whole command, from its start to its last file, and has to make a file for every
document. What is not installed, or fails here, is named as left out.
"""

import os
import shutil
import sys
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from statistics import median
from typing import NamedTuple

from bench import child
from bench.inside import Inside, arguments
from bench.layout import DOCXTEMPLATER, DOCXTPL, write_layout
from bench.markup import typst_of
from bench.project import REPOSITORY, SMALL, write_project
from bench.rounds import Effort, alternate, ratio
from bench.table import Row
from bench.tools import Tools, find
from docgen.job import Request
from reading import docx_text

_SCRIPTS = Path(__file__).with_name("scripts")
_CHROMIUM = (
    "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync --no-pdf-header-footer"
)


_Make = Callable[[Path], object]


class _Peer(NamedTuple):
    """``make`` fills the folder it is given; ``lacks`` is what has to be installed first."""

    make: _Make
    lacks: str = ""


def measure(place: Path, effort: Effort) -> list[Row]:
    """Rows for PDF (docgen's own briefings of countries) and for Word (small documents)."""
    tools = find(place)
    return [
        *_of_pdf(place / "peers-pdf", tools, effort),
        *_of_word(place / "peers-docx", tools, effort),
    ]


def _of_pdf(place: Path, tools: Tools, effort: Effort) -> list[Row]:
    inside = Inside(REPOSITORY)
    request = Request(products=("briefing",), formats=("pdf",))
    codes = sorted({job.document.country or "" for job in inside.jobs(request)} - {""})
    countries = tuple(codes[: 2 if effort.quick else None])
    request = Request(products=("briefing",), formats=("pdf",), countries=countries)
    jobs = inside.jobs(request)
    shutil.rmtree(place, ignore_errors=True)
    pages = inside.lay_out("briefing", place / "pages")
    sources = place / "sources"
    sources.mkdir()
    for number, job in enumerate(jobs):
        page = inside.page(job)
        (pages / f"page-{number:03}.html").write_text(page)
        (sources / f"{number:03}.typ").write_text(typst_of(page))
    peers = {
        "weasyprint command, a shell loop": _Peer(
            partial(_loop, pages, "weasyprint $file $out/$name.pdf"),
            "" if tools.weasyprint else "weasyprint",
        ),
        "pandoc with weasyprint, a shell loop": _Peer(
            partial(
                _loop,
                pages,
                "pandoc --quiet --pdf-engine=weasyprint --css=$PWD/theme.css --css=$PWD/base.css"
                " $file -o $out/$name.pdf",
            ),
            "" if tools.pandoc else "pandoc",
        ),
        "Chromium headless, a shell loop": _Peer(
            partial(
                _loop,
                pages,
                f"chromium {_CHROMIUM} --user-data-dir=$out/profile"
                " --print-to-pdf=$out/$name.pdf file://$PWD/$file",
            ),
            "" if tools.chromium else "chromium",
        ),
        "Typst, one process": _Peer(partial(_typst, sources, pages / "fonts")),
        "Typst, a process for each document": _Peer(
            partial(_typst_each, sources, pages / "fonts"),
        ),
    }
    return _compare("PDF", REPOSITORY, request, len(jobs), peers, place / "out", effort)


def _of_word(place: Path, tools: Tools, effort: Effort) -> list[Row]:
    root = write_project(place / "project", SMALL, "docx")
    inside = Inside(root)
    codes = sorted({job.document.country or "" for job in inside.jobs(Request())})
    request = Request(countries=tuple(codes[:2])) if effort.quick else Request()
    jobs = inside.jobs(request)
    data = place / "data"
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir()
    for number, job in enumerate(jobs):
        (data / f"{number:03}.json").write_text(inside.values(job))
    for_docxtpl, for_docxtemplater = place / "docxtpl.docx", place / "docxtemplater.docx"
    write_layout(for_docxtpl, DOCXTPL)
    write_layout(for_docxtemplater, DOCXTEMPLATER)
    peers = {
        "docxtpl, a plain script": _Peer(
            lambda out: child.run(
                [sys.executable, _SCRIPTS / "plain_docxtpl.py", for_docxtpl, data, out]
            )
        ),
        "docxtemplater, a plain script": _Peer(
            lambda out: child.run(
                [
                    str(tools.node),
                    _SCRIPTS / "plain_docxtemplater.cjs",
                    for_docxtemplater,
                    data,
                    out,
                ],
                environment={"NODE_PATH": str(tools.docxtemplater)},
            ),
            "" if tools.node and tools.docxtemplater else "docxtemplater",
        ),
    }
    rows = _compare("Word", root, request, len(jobs), peers, place / "out", effort)
    _check_words(place / "out" / "docgen" / jobs[0].path, place / "out")
    return rows


def _typst(sources: Path, fonts: Path, out: Path) -> child.Run:
    return child.run([sys.executable, _SCRIPTS / "plain_typst.py", sources, fonts, out])


def _typst_each(sources: Path, fonts: Path, out: Path) -> None:
    for each in sorted(sources.glob("*.typ")):
        _typst(each, fonts, out)


def _loop(pages: Path, line: str, out: Path) -> child.Run:
    """Run ``line`` for every page, in a shell, as one would type it."""
    script = f"out=$1; for file in page-*.html; do name=${{file%.html}}; {line}; done"
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    return child.run(["sh", "-ec", script, "sh", out], cwd=pages, environment={"PATH": path})


def _in_brief(error: RuntimeError) -> str:
    """How a command ended and the last line that it wrote, which is what a person needs of it."""
    ended, _, said = str(error).partition(": ")
    last = said.strip().splitlines()[-1:]
    return ": ".join([ended, *last])


def _compare(
    what: str,
    root: Path,
    request: Request,
    count: int,
    peers: Mapping[str, _Peer],
    place: Path,
    effort: Effort,
) -> list[Row]:
    failed: dict[str, str] = {}

    def docgen(workers: int, out: Path) -> None:
        child.build(root, "-q", f"-j{workers}", *arguments(request), output=out)

    def timed(name: str, make: _Make) -> float:
        out = place / _folder(name)
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir(parents=True)
        start = time.perf_counter()
        try:
            make(out)
            made = sum(1 for file in out.rglob("*.*") if file.suffix in (".pdf", ".docx"))
            if made != count:
                raise RuntimeError(f"{made} of {count} documents were made")
        except RuntimeError as error:
            failed[name] = _in_brief(error)
        return time.perf_counter() - start

    present: dict[str, _Make] = {name: peer.make for name, peer in peers.items() if not peer.lacks}
    makers: dict[str, _Make] = {
        "docgen": partial(docgen, 1),
        "docgen -j2": partial(docgen, 2),
        **present,
    }
    sides = {name: partial(timed, name, make) for name, make in makers.items()}
    times = alternate(sides, effort.rounds)
    base = f"{median(times['docgen']) / count:.2f} s a document"
    rows = [Row(f"{what} ({count}): docgen build -j1", base)]
    for name in ("docgen -j2", *peers):
        if name in present or name == "docgen -j2":
            told = f"{ratio(times[name], times['docgen']):.2f} × the time of docgen -j1"
            told = f"left out, it failed: {failed[name]}" if name in failed else told
        else:
            told = f"left out, {peers[name].lacks} is not installed"
        rows.append(Row(f"{what} ({count}): {name}", told))
    return rows


def _check_words(ours: Path, place: Path) -> None:
    """The sides are comparable only if their files say the same."""
    for theirs in place.glob("*/000.docx"):
        if docx_text(theirs) != docx_text(ours):
            raise RuntimeError(f"{theirs} does not say what {ours} says")


def _folder(name: str) -> str:
    return name.replace(",", "").replace(" ", "-").lower()
