"""The languages of a Word file, as Word reads them: by run, styles and defaults."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from any_declaration import make_templates, shape, write_declaration
from conftest import jobs_of
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


def summary(root: Path, script: Script) -> dict[str, etree._Element]:
    """The parts of an English summary of a text in another language."""
    make_templates(root)
    write_declaration(root, shape(script, 3, small=True)._replace(translated=True))
    job = next(job for job in jobs_of(root) if job.document.product == "summary")
    with zipfile.ZipFile(BytesIO(Renderer(Sources(root)).render(job).content)) as file:
        return {
            name: etree.fromstring(file.read(f"word/{name}.xml")) for name in ("document", "styles")
        }


def languages(parts: dict[str, etree._Element]) -> dict[str, dict[str, str]]:
    """Of each run's style, what its words are in: the style's own language, or the default."""
    names = {"w": W}
    (default,) = parts["styles"].xpath("//w:rPrDefault/w:rPr/w:lang", namespaces=names)
    own = {}
    for style in parts["styles"].xpath("//w:style", namespaces=names):
        key = style.get(f"{{{W}}}styleId")
        own[key] = (
            style.xpath("w:rPr/w:lang", namespaces=names),
            style.xpath("string(w:basedOn/@w:val)", namespaces=names),
        )
    found = {}
    for run in parts["document"].xpath("//w:r[w:t]", namespaces=names):
        key = run.xpath("string(w:rPr/w:rStyle/@w:val)", namespaces=names) or run.xpath(
            "string(../w:pPr/w:pStyle/@w:val)", namespaces=names
        )
        given, at = run.xpath("w:rPr/w:lang", namespaces=names), key
        while not given and at:
            given, at = own[at]
        lang = given[0] if given else default
        found[key] = {name.rpartition("}")[2]: value for name, value in lang.attrib.items()}
    return found


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
    found = languages(summary(tmp_path, script))
    quoted = {name: each for name, each in found.items() if name.startswith("Declaration")}
    assert quoted
    for each in quoted.values():
        assert {name: each.get(name) for name in expected} == expected
    for name in found.keys() - quoted.keys():
        assert found[name]["val"] == "en-GB"
