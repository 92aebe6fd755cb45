"""One word changed, deleted, inserted or swapped, wherever it stands: the gate finds it."""

import random
import re
import zipfile
from collections.abc import Callable, Iterator
from html import unescape
from io import BytesIO
from itertools import zip_longest
from typing import TypeVar

import pytest
from msgspec.structs import replace

from conftest import REPOSITORY, budget, job_of
from docgen.collation.source_text import find_source, read_source
from docgen.collation.text import prove_text
from docgen.errors import ContentError, FidelityError
from docgen.fidelity.gate import prove_pdf
from docgen.fidelity.printed import prove_printed
from docgen.fidelity.quotations import prove_quotations
from docgen.fidelity.spans import TextSpan
from docgen.fidelity.word import read_word
from docgen.job import Job
from docgen.model import Project
from docgen.render.docx import render_docx
from docgen.render.environment import make_environment
from docgen.render.html import render_html
from docgen.render.pdf import PdfPrinter
from docgen.render.resources import Resources
from docgen.sources import Sources

T = TypeVar("T")

FOLDER = "content/central-asia-italy-2025"
TEXT = f"{FOLDER}/text.en.md"
WORDS = ["not", "no", "all", "may", "shall", "2027", "14", "the", "of", "Italy", "never"]


def mutants(words: list[str], count: int) -> Iterator[list[str]]:
    """``count`` lists that differ from ``words`` by one word, or by two that changed places."""
    chance = random.Random(14)  # noqa: S311 - no secret
    while count:
        at, new = chance.randrange(len(words)), chance.choice(WORDS)
        how = chance.choice(["change", "delete", "insert", "swap"])
        changed = list(words)
        if how == "change":
            changed[at] = new
        elif how == "delete":
            del changed[at]
        elif how == "insert":
            changed.insert(at, new)
        else:
            changed[at : at + 2] = reversed(changed[at : at + 2])
        if [*filter(None, changed)] != [*filter(None, words)]:
            count -= 1
            yield changed


def mutated(text: str, count: int) -> Iterator[str]:
    """``text`` with a mutation of its words, white space as it was."""
    parts = re.split(r"(\s+)", text)
    for words in mutants(parts[::2], count):
        yield "".join(
            word + space for word, space in zip_longest(words, parts[1::2], fillvalue=" ")
        )


def fails(prove: Callable[[T], None], mutant: T) -> bool:
    try:
        prove(mutant)
    except (FidelityError, ContentError):
        return True
    return False


def test_of_the_text(real_project: Project) -> None:
    sources = Sources(REPOSITORY)
    source = find_source(sources, FOLDER, "en")
    assert source
    issued = read_source(sources, source)
    head = real_project.declarations[0].head

    def prove(text: str) -> None:
        for difference in prove_text(text, TEXT, issued, head).differences:
            raise difference

    text = sources.text(TEXT)
    prove(text)
    for mutant in mutated(text, budget(quick=60, full=500)):
        assert fails(prove, mutant), mutant


@pytest.fixture(scope="module", params=["summary/energy", "factsheet/it-water"])
def word_job(request: pytest.FixtureRequest) -> Job:
    return job_of(REPOSITORY, f"{request.param}/docx")


def test_of_a_finished_word_file(word_job: Job) -> None:
    resources = Resources(Sources(REPOSITORY), word_job.document.product)
    content, printed = render_docx(word_job, make_environment(resources, "en"), resources)

    def prove(content: bytes) -> None:
        file = read_word(content)
        prove_quotations(file.pieces, word_job.view)
        prove_printed(file, printed)

    prove(content)
    for mutant, said in changed_files(content, budget(quick=100, full=500)):
        assert fails(prove, mutant), said


def changed_files(content: bytes, count: int) -> Iterator[tuple[bytes, str]]:
    """Word files with one word of one run other than in ``content``, and what that run says."""
    with zipfile.ZipFile(BytesIO(content)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    texts = [
        (name, match)
        for name, part in parts.items()
        if re.match(r"word/(document|header\d*|footer\d*)\.xml", name)
        for match in re.finditer(r"(?<=>)[^<>]*\w[^<>]*(?=</w:t>)", part.decode())
    ]
    chance = random.Random(5)  # noqa: S311 - no secret
    for _ in range(count):
        name, match = chance.choice(texts)
        said = chance.choice(list(mutated(match[0], 5)))
        part = parts[name].decode()
        part = part[: match.start()] + said + part[match.end() :]
        packed = BytesIO()
        with zipfile.ZipFile(packed, "w") as file:
            for each, body in (parts | {name: part.encode()}).items():
                file.writestr(each, body)
        yield packed.getvalue(), f"{match[0]} → {said}"


def test_of_a_quotation_in_a_word_template(word_job: Job) -> None:
    """The template prints another quotation than the view has: the file is as it was printed."""
    resources = Resources(Sources(REPOSITORY), word_job.document.product)
    environment = make_environment(resources, "en")

    def pieces(job: Job) -> list[TextSpan]:
        content, printed = render_docx(job, environment, resources)
        file = read_word(content)
        prove_printed(file, printed)
        return file.pieces

    quoted = {piece.text for piece in pieces(word_job) if piece.kind == "quotation"}
    commitments = list(word_job.view.commitments)
    shown = [index for index, each in enumerate(commitments) if each.quote in quoted]
    chance = random.Random(7)  # noqa: S311 - no secret
    for _ in range(budget(quick=20, full=500)):
        at = chance.choice(shown)
        quote = chance.choice(list(mutated(commitments[at].quote, 5)))
        other = [*commitments[:at], replace(commitments[at], quote=quote), *commitments[at + 1 :]]
        job = replace(word_job, view=replace(word_job.view, commitments=tuple(other)))
        with pytest.raises(FidelityError):
            prove_quotations(pieces(job), word_job.view)


def test_of_a_quotation_in_a_page() -> None:
    job = job_of(REPOSITORY, "factsheet/it-water/pdf")
    resources = Resources(Sources(REPOSITORY), "factsheet")
    page = render_html(job, make_environment(resources, "en"))
    printer = PdfPrinter(resources)

    def prove(page: str) -> None:
        printed = printer.print(page, "templates/factsheet/factsheet.html")
        prove_pdf(printed, (), job.view)

    prove(page)
    quotations = list(re.finditer(r"(?<=<q>)[^<]+(?=</q>)", page))
    chance = random.Random(9)  # noqa: S311 - no secret
    for _ in range(budget(quick=4, full=500)):
        match = chance.choice(quotations)
        said = chance.choice(list(mutated(unescape(match[0]), 5)))
        said = said.replace("&", "&amp;").replace("<", "&lt;")
        mutant = page[: match.start()] + said + page[match.end() :]
        assert fails(prove, mutant), said
