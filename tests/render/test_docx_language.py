"""The languages of a Word file, as Word reads them: by run, styles and defaults."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pytest
from lxml import etree

from any_declaration import make_templates, shape, write_declaration
from conftest import job_of
from docgen.job import Job
from docgen.openxml import W
from docgen.render.document import Renderer
from docgen.render.docx_language import word_language
from docgen.sources import Sources
from scripts import ARABIC, CHINESE, LATIN, Script


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        *(("en", "en-GB"), ("en-US", "en-US"), ("fr", "fr-FR"), ("it", "it-IT"), ("ru", "ru-RU")),
        *(
            ("kk", "kk-KZ"),
            ("ky", "ky-KG"),
            ("tk", "tk-TM"),
            ("pt-BR", "pt-BR"),
            ("ru-UZ", "ru-UZ"),
        ),
        # named with their script by Windows (MS-LCID, 2.2): 0x0428, 0x0443, 0x0843, 0x241A, 0x281A
        *(("tg", "tg-Cyrl-TJ"), ("uz", "uz-Latn-UZ"), ("uz-Cyrl", "uz-Cyrl-UZ")),
        *(("sr-Latn", "sr-Latn-RS"), ("sr", "sr-Cyrl-RS"), ("sr-ME", "sr-Latn-ME")),
        *(("kk-Latn", "kk-Latn-KZ"), ("kk-Cyrl", "kk-KZ")),
        *(("zh", "zh-CN"), ("zh-Hant", "zh-TW"), ("ja", "ja-JP"), ("ar", "ar-EG"), ("fa", "fa-IR")),
    ],
)
def test_names_that_word_knows(tag: str, name: str) -> None:
    assert word_language(tag) == name


SHOWN = re.compile(r"word/(document|header\d|footer\d)\.xml")


class Run(NamedTuple):
    """What Word reads: words, the style of their paragraph, what ``w:lang`` says of them."""

    text: str
    style: str
    language: dict[str, str]


def summary(root: Path, script: Script, language: str = "en") -> tuple[Job, list[Run]]:
    """A summary in ``language``, by a desk that writes English, of a text in another one."""
    make_templates(root)
    write_declaration(root, shape(script, 3, small=True)._replace(translated=True))
    settings = root / "docgen.toml"
    text = settings.read_text("utf-8").replace('languages = ["en"]', 'languages = ["en", "it"]')
    settings.write_text(text, "utf-8")
    job = job_of(root, f"{language}/summary/whole/docx")
    with zipfile.ZipFile(BytesIO(Renderer(Sources(root)).render(job).content)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    styles = etree.fromstring(parts["word/styles.xml"])
    shown = (etree.fromstring(part) for name, part in parts.items() if SHOWN.fullmatch(name))
    return job, [run for part in shown for run in runs(part, styles)]


def runs(part: etree._Element, styles: etree._Element) -> Iterator[Run]:
    """The runs of a part; one without a language has that of its style, or of the whole file."""
    names = {"w": W}
    (default,) = styles.xpath("//w:rPrDefault/w:rPr/w:lang", namespaces=names)
    own = {
        style.get(f"{{{W}}}styleId"): (
            style.xpath("w:rPr/w:lang", namespaces=names),
            style.xpath("string(w:basedOn/@w:val)", namespaces=names),
        )
        for style in styles.xpath("//w:style", namespaces=names)
    }
    for run in part.xpath("//w:r[w:t]", namespaces=names):
        style = run.xpath("string(ancestor::w:p[1]/w:pPr/w:pStyle/@w:val)", namespaces=names)
        given = run.xpath("w:rPr/w:lang", namespaces=names)
        for key in (run.xpath("string(w:rPr/w:rStyle/@w:val)", namespaces=names), style):
            while key and not given:
                given, key = own[key]  # noqa: PLW2901 - up to the style that has one
        attributes = (given[0] if given else default).attrib
        language = {name.rpartition("}")[2]: value for name, value in attributes.items()}
        yield Run("".join(run.itertext(f"{{{W}}}t")), style, language)


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        (LATIN._replace(language="sr-Latn"), {"val": "sr-Latn-RS"}),
        (ARABIC, {"val": "ar-EG", "bidi": "ar-EG"}),
        (CHINESE, {"val": "zh-CN", "eastAsia": "zh-CN"}),
    ],
    ids=["Latin", "Arabic", "Chinese"],
)
def test_quotations_are_in_the_language_of_the_text(
    script: Script, expected: dict[str, str], tmp_path: Path
) -> None:
    job, found = summary(tmp_path, script)
    quoted = [each for each in found if each.style.startswith("Declaration")]
    assert quoted
    for each in quoted:
        assert {name: each.language.get(name) for name in expected} == expected
    theirs = letters(job.view.head.title)  # which is in the language of the text, in ours words
    for each in found:
        if each not in quoted and letters(each.text) not in theirs:
            assert each.language["val"] == "en-GB"


def test_words_of_ours_are_in_the_language_that_they_are_written_in(tmp_path: Path) -> None:
    """Labels in Italian, the desk's words in English, the title and quotations in Serbian."""
    job, found = summary(tmp_path, LATIN._replace(language="sr-Latn"), "it")
    said: dict[str, str] = {}
    for each in found:
        if not each.style.startswith("Declaration"):
            name = each.language["val"]
            said[name] = said.get(name, "") + letters(each.text)
    foreign = {words: word_language(tag) for words, tag in job.view.foreign.items()}
    assert set(said) == {"it-IT", *foreign.values()}
    for words, name in sorted(foreign.items(), key=lambda each: -len(each[0])):
        assert len(words) < 12 or letters(words) not in said["it-IT"]
        said[name] = said[name].replace(letters(words), "")
    del said["it-IT"]
    shortened = said.pop("sr-Latn-RS")  # the title, at the head of the page
    assert shortened in letters(job.view.head.title)
    assert not any(said.values()), said


def letters(text: str) -> str:
    return "".join(filter(str.isalpha, text.casefold()))
