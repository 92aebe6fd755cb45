"""The language of each run of a Word file, as LibreOffice reads it and writes it again."""

import re
import zipfile
from collections import Counter
from pathlib import Path

import docx
from lxml import etree

from docgen.openxml import W
from docgen.render.document import Renderer
from docgen.render.docx_language import set_language, word_language
from docgen.sources import Sources
from office import convert, export
from run_languages import of_tags
from scripts import LATIN
from word_languages import runs, summary

# But for Serbian in Cyrillic, whose script it leaves out.
KEPT = (
    *("en", "it", "fr", "ru", "kk", "kk-Latn", "ky", "tg", "tk", "uz", "uz-Cyrl", "sr-Latn"),
    *("az", "ru-UZ", "pt-BR", "zh", "zh-Hant", "ar", "fa"),
)


def test_every_run_is_read_in_its_language(tmp_path: Path) -> None:
    """A file in Italian, by a desk that writes English, of a text in Serbian: as PDF with tags."""
    job, _ = summary(tmp_path, LATIN._replace(language="sr-Latn"), "it")
    file = tmp_path / "summary.docx"
    file.write_bytes(Renderer(Sources(tmp_path)).render(job).content)
    with zipfile.ZipFile(file) as parts:
        body, styles = (
            etree.fromstring(parts.read(f"word/{name}.xml")) for name in ("document", "styles")
        )
    written: dict[str, Counter[str]] = {}
    for run in runs(body, styles):
        letters = filter(str.isalpha, run.text.casefold())
        written.setdefault(run.language["val"][:2], Counter()).update(letters)
    read = of_tags(export([file], tmp_path)[file].read_bytes())
    assert {tag[:2]: letters for tag, letters in read.items()} == written
    assert set(written) == {"it", "en", "sr"}


def test_the_names_of_languages_are_kept(tmp_path: Path) -> None:
    document, file = docx.Document(), tmp_path / "languages.docx"
    for tag in (*KEPT, "sr"):
        run = document.add_paragraph().add_run(f"words {tag}")
        set_language(run._r.get_or_add_rPr(), tag)
    document.save(str(file))
    folder = tmp_path / "saved"
    saved = convert([file], folder, "docx", "docx:MS Word 2007 XML")[file]
    with zipfile.ZipFile(saved) as parts:
        body = parts.read("word/document.xml").decode()
    found = {}
    for paragraph in re.findall(r"<w:p>.*?</w:p>", body, re.DOTALL):
        text = "".join(etree.fromstring(f'<a xmlns:w="{W}">{paragraph}</a>').itertext())
        languages = re.findall(r"<w:lang [^>]*>", paragraph)
        names = {value for each in languages for value in re.findall(r'="([^"]+)"', each)}
        found[text.removeprefix("words ").strip()] = names
    for tag in KEPT:
        assert word_language(tag) in found[tag], (tag, found[tag])
    assert word_language("sr") == "sr-Cyrl-RS" not in found["sr"]
