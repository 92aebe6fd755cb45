"""The runs of a Word file, each with the language in which Word reads it."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from any_declaration import make_templates, shape, write_declaration
from conftest import job_of
from docgen.job import Job
from docgen.openxml import W
from docgen.render.document import Renderer
from docgen.sources import Sources
from scripts import Script

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


def letters(text: str) -> str:
    return "".join(filter(str.isalpha, text.casefold()))
