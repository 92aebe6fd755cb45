"""What the importer's readers see of a file, against what another library sees of it."""

import io
import re
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from random import Random

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pdfminer.high_level import extract_text

from docgen.cues.loading import load_rules
from docgen.ingest.drafting import draft
from docgen.readers.issued import ink
from docgen.readers.read import read
from drafts import MINI, VOCABULARY
from foreign import FILES
from issued.declarations import Declaration, declarations
from issued.given_back import faults, plain
from issued.printed import PRINTED, printed
from issued.words import LANGUAGES, Language
from issued.written import page, word
from office import convert

EACH = 80  # files of a kind
_INLINE = {"b", "strong", "i", "em", "sup", "sub", "span", "a", "q", "body", "html"}
Write = Callable[[Declaration, Random], bytes]


def words(text: str) -> Counter[str]:
    """The words of a text, with the figures in them; what a hyphen parts is two."""
    return Counter(re.findall(r"\w+", " ".join(map(plain, text.split()))))


def seen(content: bytes, name: str) -> str:
    """What the reader took in or cut, with the numbers that it counted."""
    issued = read(content, name)
    lines = (f"{line.label} {line.text}" for line in issued.lines)
    return "\n".join((*lines, *(cut.words for cut in issued.cuts)))


def some(write: Write, languages: tuple[Language, ...]) -> list[tuple[Declaration, bytes]]:
    """Declarations as files, always the same ones."""
    found: list[tuple[Declaration, bytes]] = []

    @settings(max_examples=EACH, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(declarations(languages), st.integers(0, 10**6))
    def draw(declaration: Declaration, seed: int) -> None:
        found.append((declaration, write(declaration, Random(seed))))  # noqa: S311

    draw()
    return found


class _Page(HTMLParser):
    """The text of a page, by Python's own parser."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def handle_starttag(self, tag: str, _: object) -> None:
        self.text += "" if tag in _INLINE else "\n"

    def handle_data(self, data: str) -> None:
        self.text += data


def test_pages_hold_the_words_that_pythons_parser_sees() -> None:
    for _, content in some(page, LANGUAGES):
        other = _Page()
        other.feed(content.decode())
        assert words(seen(content, "a.html")) == words(other.text)


def test_pdfs_hold_the_words_that_pdfminer_sees() -> None:
    """Letters by words; figures and signs by number, for raised ones go to either word."""
    for content in (*(content for _, content in some(printed, PRINTED)), FILES["a.pdf"]()):
        mine, other = seen(content, "a.pdf"), extract_text(io.BytesIO(content))
        letters = re.compile(r"[^\W\d_]{2,}")
        assert Counter(letters.findall(mine)) == Counter(letters.findall(other))
        assert Counter(ink(mine)) == Counter(ink(other))


def test_word_files_hold_the_words_that_libreoffice_sees(tmp_path: Path) -> None:
    contents = [content for _, content in some(word, LANGUAGES)] + [FILES["a.docx"]()]
    files = [tmp_path / f"{number}.docx" for number in range(len(contents))]
    for file, content in zip(files, contents, strict=True):
        file.write_bytes(content)
    told = convert(files, tmp_path, "txt", "txt:Text (encoded):UTF8")
    for file, content in zip(files, contents, strict=True):
        assert words(seen(content, "a.docx")) == words(told[file].read_text("utf-8-sig"))


def test_declarations_that_libreoffice_wrote_are_given_back(tmp_path: Path) -> None:
    written = some(page, LANGUAGES)
    files = [tmp_path / f"{number}.html" for number in range(len(written))]
    for file, (_, content) in zip(files, written, strict=True):
        file.write_bytes(content)
    made = convert(files, tmp_path, "docx", "docx:MS Word 2007 XML")
    for file, (declaration, _) in zip(files, written, strict=True):
        content, language = made[file].read_bytes(), declaration.language.tag
        issued, rules = read(content, "a.docx"), load_rules(MINI, language)
        drafted = draft(issued, content, "a.docx", rules, VOCABULARY, language)
        assert faults(declaration, issued, drafted) == []
