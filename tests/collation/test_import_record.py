"""Imported texts proven against their sources, whatever kind of file these are."""

import datetime
from io import BytesIO
from pathlib import Path

import docx
import pytest

from docgen.collation.source_text import find_source, read_source
from docgen.collation.text import Proof, prove_text
from docgen.errors import ContentError
from docgen.ingest.importing import import_file
from docgen.ingest.reading import draft_here
from docgen.model import Head
from docgen.sources import Sources
from drafts import pdf_of

FOLDER = "content/sea"
HEAD = Head("sea", "x", "x", datetime.date(2030, 3, 4), "x", "x", "en", "", ())
TEXT = """\
STATEMENT ON THE NORTHERN SEA

1. The parties met in Bergen and agreed not to fish beyond the common limit, which in their co-
operation they have always held to.

- 1 -

11, They will share their data every year, and help each other.

2. The parties reaffirmed their intent to meet again in the spring of 2032.
"""
HTML = """<html><body><nav>Home News</nav><h1>Statement on the Northern Sea</h1>
<ol><li>The parties met in Bergen<sup>1</sup> and agreed not to fish beyond the limit.</li>
<li>They will share their data every year.</li></ol><p>1 As in 2020.</p></body></html>"""
PAGES = """<style>@page { size: A5; @bottom-center { content: counter(page) } }
@page { @top-left { content: "Northern Sea Statement" } }</style>
<h1>Statement on the Northern Sea</h1>""" + "".join(
    f"<p>{number}. The parties agreed on measure {number} and will not fish beyond the limit "
    f"that was set in the year {2000 + number}, each for its own waters.</p>"
    for number in range(1, 25)
)


def word_file() -> bytes:
    document = docx.Document()
    document.add_heading("Statement on the Northern Sea", 1)
    for words in (
        "The parties met and agreed not to fish beyond the limit.",
        "They will share their data.",
    ):
        document.add_paragraph(words, style="List Number")
    written = BytesIO()
    document.save(written)
    return written.getvalue()


SOURCES = {"en.txt": TEXT.encode, "en.html": HTML.encode, "en.docx": word_file}
SOURCES["en.pdf"] = lambda: pdf_of(PAGES)


@pytest.fixture(params=SOURCES)
def root(request: pytest.FixtureRequest, mini: Path, tmp_path: Path) -> Path:
    """A project with a text that was imported."""
    file = tmp_path / request.param
    file.write_bytes(SOURCES[request.param]())
    import_file(mini, file, "sea", draft_here, language="en")
    return mini


def prove(root: Path) -> Proof:
    sources = Sources(root)
    path = f"{FOLDER}/text.en.md"
    source = find_source(sources, FOLDER, "en")
    assert source is not None
    return prove_text(sources.text(path), path, read_source(sources, source), HEAD)


def test_an_imported_text_is_its_source(root: Path) -> None:
    proof = prove(root)
    assert proof.words > 10
    assert proof.differences == ()


# Texts in which the ends of lines part what is one word or figure.
PARTED = [
    (
        "zh",
        "关于北海的声明\n\n1. 各方同意在2030\n年之前保护北\n海，投入5\n亿。\n\n2. 各方将再会。\n",
    ),
    ("ja", "北海に関する声明\n\n1. 各国は漁業につ\nいて合意した。\n\n2. 各国は再び会う。\n"),
    (
        "en",
        "Statement\n\n1. A/RES/\n78/161, 1/CP.\n21, 95–\n100 boats.\n\n2. COP-\n29 met.\n",
    ),
]


@pytest.mark.parametrize(("language", "text"), PARTED)
def test_words_over_two_lines(mini: Path, tmp_path: Path, language: str, text: str) -> None:
    file = tmp_path / "sea.txt"
    file.write_text(text, "utf-8")
    import_file(mini, file, "sea", draft_here, language=language)
    sources, path = Sources(mini), f"{FOLDER}/text.{language}.md"
    source = find_source(sources, FOLDER, language)
    assert source is not None
    proof = prove_text(sources.text(path), path, read_source(sources, source), HEAD)
    assert proof.differences == ()
    words = "".join(text.split()[1:])
    assert "".join(sources.text(path).split()) == words


@pytest.mark.parametrize(
    ("old", "new"), [("not ", ""), ("share", "spare"), ("not fish", "fish not")]
)
def test_a_changed_word_is_found(root: Path, old: str, new: str) -> None:
    path = root / FOLDER / "text.en.md"
    text = path.read_text("utf-8")
    if old not in text:
        old, new = "limit", "limits"
    path.write_text(text.replace(old, new, 1), "utf-8")
    (difference,) = prove(root).differences
    assert f"{FOLDER}/source/en." in str(difference)


def test_a_record_of_another_file_proves_nothing(root: Path) -> None:
    (source,) = (root / FOLDER / "source").glob("en.[!y]*")
    source.write_bytes(source.read_bytes() + b" ")
    with pytest.raises(ContentError, match=r"source/en\.yaml: does not belong to"):
        prove(root)


def test_a_record_that_does_not_fit_proves_nothing(mini: Path, tmp_path: Path) -> None:
    file = tmp_path / "en.txt"
    file.write_text(TEXT, "utf-8")
    import_file(mini, file, "sea", draft_here, language="en")
    record = mini / FOLDER / "source/en.yaml"
    told = record.read_text("utf-8")
    assert '"- 1 -"' in told
    record.write_text(told.replace('"- 1 -"', '"- 2 -"'), "utf-8")
    with pytest.raises(ContentError, match=r"en\.yaml:\d+: “- 2 -” was not found at this place"):
        prove(mini)
