"""Random edits of the shipped templates: no word gets lost or comes in unseen, no fine edit fails.

An edit of a page is judged by what is seen of its PDF (``seen``), which knows nothing of the gate:
a document that the gate passes says all that the unedited one says, in order, and nothing else; a
document that says all that, and comes of an edit of colour, size or spacing, is passed. Edits of
Word files are harmful or harmless by what they are.
"""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from conftest import REPOSITORY, TESTS, budget, job_of
from docgen.errors import FidelityError, TemplateError
from docgen.fidelity.gate import prove_pdf
from docgen.job import Job
from docgen.render.environment import make_environment
from docgen.render.html import render_html
from docgen.render.pdf import PdfPrinter
from docgen.render.resources import Resources
from docgen.sources import Sources
from fidelity.seen import SHARP, WEAK, seen

SETTINGS = """
[build]
languages = ["en"]
[products.factsheet]
formats = ["pdf"]
variants = ["sector"]
"""
SHEET = "fish/pdf"
PLAIN = "p, li { hyphens: none; text-transform: none } .kicker, thead th { text-transform: none }"
PLACES = ["q", "h1", "h2", "p", "li", ".number", ".ref", "section", "main", "body", "dd", "div"]
PLACES += ["blockquote", ".passage", ".topics", ".where", ".source", "header", "ul", ".margin"]

CHANGED = ["upper", "reverse", "replace('e', 'a')", "title", "truncate(12)", "replace('the ', '')"]
FINE = ("colour", "size", "spacing")  # kinds of edits of which none should fail that hides nothing

Edit = tuple[str, str, str]  # kind; rule of a stylesheet; what the macro `quote` prints
PRINTED = ">{{ words }}</q>"


def colour(chance: random.Random) -> str:
    return f"#{chance.randrange(1 << 24):06x}"


def rules(chance: random.Random) -> Iterator[tuple[str, str]]:
    """A declaration of every kind, with a random value; the kind of edit that it is."""
    size = chance.choice([0.1, 1, 3, 5, 7, 8, 9, 10, 11, 12, 14])
    yield "colour", f"color: {colour(chance)}"
    yield "colour", f"background: {colour(chance)}"
    yield "colour", f"opacity: {chance.choice([0.05, 0.3, 0.6, 0.9])}"
    yield "size", f"font-size: {size}pt; line-height: {chance.choice([1.1, 1.3, 1.6])}"
    yield "spacing", f"margin: {chance.randrange(20)}pt"
    yield "spacing", f"padding: {chance.randrange(20)}pt"
    yield "spacing", f"letter-spacing: {chance.choice([-0.01, 0, 0.02, 0.05])}em"
    yield "spacing", f"line-height: {chance.choice([1.0, 1.2, 1.5, 2])}"
    yield "other", f"letter-spacing: {chance.choice([-1, -0.6])}em"
    yield "other", f"word-spacing: {chance.choice([-0.4, -0.3, 0.2])}em"
    yield "other", f"margin-left: {chance.choice([-400, -200, 150, 300])}mm"
    yield "other", f"display: {chance.choice(['none', 'block', 'inline', 'flex', 'grid'])}"
    yield "other", f"visibility: {chance.choice(['hidden', 'visible', 'collapse'])}"
    yield "other", f"height: {chance.randrange(60)}pt; overflow: hidden"
    yield "other", f"position: {chance.choice(['absolute', 'fixed', 'relative'])}; top: 90pt"
    yield "other", f"transform: scale({chance.choice([0.05, 0.3, 0.9])})"
    yield "other", f"text-indent: {chance.choice([-900, -20, 20])}pt"
    yield "other", f"text-transform: {chance.choice(['uppercase', 'capitalize', 'none'])}"
    yield "other", f"font-family: {chance.choice(['Declaration', 'Desk', 'Reference'])}"
    yield "other", f"float: {chance.choice(['left', 'right', 'footnote'])}"


def edits(chance: random.Random, count: int) -> Iterator[Edit]:
    """Random edits, of each kind about as many."""
    kinds = ["rule"] * 7 + ["content", "content", "macro"]
    for number in range(count):
        place = chance.choice(PLACES)
        match kinds[number % len(kinds)]:
            case "rule":
                kind, declaration = chance.choice(list(rules(chance)))
                yield kind, f"{place} {{ {declaration} }}", PRINTED
            case "content":
                words = chance.choice(["not", "no longer", "refused", "provisionally"])
                where = chance.choice(["before", "after"])
                yield "words", f"{place}::{where} {{ content: ' {words} ' }}", PRINTED
            case _:
                changed = chance.choice(CHANGED)
                yield "words", "", f">{{{{ words | {changed} }}}}</q>"


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped templates with the small declaration."""
    root = tmp_path_factory.mktemp("sheets") / "project"
    shutil.copytree(TESTS / "projects/mini", root)
    shutil.rmtree(root / "templates")
    shutil.copytree(REPOSITORY / "templates", root / "templates")
    (root / "docgen.toml").write_text(SETTINGS)
    with (root / "templates/factsheet/factsheet.css").open("a") as stylesheet:
        stylesheet.write(PLAIN)
    return root


class Outcome(NamedTuple):
    """What came of an edit: the PDF, if one was made, and why the gate refuses it, if it does."""

    content: bytes
    refused: str


def outcome(root: Path, job: Job, css: str = "", printed: str = PRINTED) -> Outcome:
    """The sheet after an edit, which is taken back."""
    stylesheet = root / "templates/factsheet/factsheet.css"
    macros = root / "templates/shared/macros.html"
    before = {path: path.read_text("utf-8") for path in (stylesheet, macros)}
    assert PRINTED in before[macros]
    stylesheet.write_text(f"{before[stylesheet]}\n{css}", "utf-8")
    macros.write_text(before[macros].replace(PRINTED, printed), "utf-8")
    try:
        resources = Resources(Sources(root), "factsheet")
        environment = make_environment(resources, "en")
        with environment.quoting() as quoted:
            html = render_html(job, environment)
        page = PdfPrinter(resources).print(html, "templates/factsheet/factsheet.html")
    except TemplateError as error:
        return Outcome(b"", str(error))
    finally:
        for path, text in before.items():
            path.write_text(text, "utf-8")
    try:
        prove_pdf(page, quoted, job.view)
    except FidelityError as error:
        return Outcome(page.content, str(error))
    return Outcome(page.content, "")


def test_of_pages(sheets: Path) -> None:
    job = job_of(sheets, SHEET)
    unedited = outcome(sheets, job)
    assert not unedited.refused
    harmful = harmless = 0
    wrong = []
    chance = random.Random(13)  # noqa: S311 - no secret
    for kind, css, printed in edits(chance, budget(quick=8, full=160)):
        done = outcome(sheets, job, css, printed)
        if not done.content:
            continue
        if seen(done.content, SHARP) != seen(unedited.content, SHARP):
            harmful += 1
            if not done.refused:
                wrong.append(f"passes: {css} {printed}")
        elif kind in FINE and seen(done.content, WEAK) == seen(unedited.content, WEAK):
            harmless += 1
            if done.refused:
                wrong.append(f"refused: {css}: {done.refused}")
    assert not wrong, "\n".join([f"{len(wrong)} of {harmful} and {harmless}", *wrong])
    assert harmful >= budget(quick=2, full=50)
    assert harmless >= budget(quick=1, full=25)
