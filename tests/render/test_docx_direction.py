import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from any_declaration import Shape, make_templates, write_declaration
from conftest import jobs_of
from docgen.openxml import W
from docgen.render.document import Renderer
from docgen.sources import Sources
from scripts import ARABIC, LATIN, Script

WAYS = [(ARABIC, False), (ARABIC, True), (LATIN, False)]
RTL = f"{{{W}}}rPr/{{{W}}}rtl"
LATIN_LETTER = re.compile("[A-Za-z]")
ARABIC_LETTER = re.compile("[\u0600-\u06ff]")
IDS = ["all from the right", "the declaration alone", "from the left"]


def parts(root: Path, script: Script, *, translated: bool) -> tuple[etree._Element, etree._Element]:
    """Document and styles of a summary; ``translated``: in English, whatever the text is in."""
    shape = Shape(script, 1, 2, "plain", False, 9, 2, 1, 20, 0, 2026, 1, 1.0, 0.9, translated)
    make_templates(root)
    write_declaration(root, shape)
    job = next(job for job in jobs_of(root) if job.document.product == "summary")
    with zipfile.ZipFile(BytesIO(Renderer(Sources(root)).render(job).content)) as file:
        document, styles = (file.read(f"word/{name}.xml") for name in ("document", "styles"))
    return etree.fromstring(document), etree.fromstring(styles)


def values(element: etree._Element, path: str) -> list[str]:
    """What the elements at ``path`` say: on where they say nothing."""
    found = element.xpath(path, namespaces={"w": W})
    return [each.get(f"{{{W}}}val", "on") for each in found]


@pytest.mark.parametrize(("script", "translated"), WAYS, ids=IDS)
def test_directions(script: Script, translated: bool, tmp_path: Path) -> None:
    document, styles = parts(tmp_path, script, translated=translated)
    all_turned = script is ARABIC and not translated
    assert values(styles, "//w:pPrDefault/w:pPr/w:bidi") == ["on"] * all_turned
    assert len(values(document, "//w:tblPr")) > 0
    for one, all_ in (("w:bidiVisual", "w:tblPr"), ("w:bidi", "w:sectPr")):
        assert len(values(document, f"//{all_}/{one}")) == all_turned * len(
            values(document, f"//{all_}")
        )
    own = "//w:style[w:name/@w:val='Declaration']"
    assert values(styles, f"{own}/w:pPr/w:bidi") == ["on"] * translated
    turned = {
        "".join(run.itertext()) for run in document.iter(f"{{{W}}}r") if run.find(RTL) is not None
    }
    assert bool(turned) is (script is ARABIC)
    figures = all_turned  # and brackets: where all is turned, they are too
    assert all(
        ARABIC_LETTER.search(words) or (figures and not LATIN_LETTER.search(words))
        for words in turned
    )


def test_a_language_of_complex_letters_is_told_to_the_speller(tmp_path: Path) -> None:
    _, styles = parts(tmp_path, ARABIC, translated=True)
    path = "//w:style[w:name/@w:val='Declaration']/w:rPr/w:lang/@w:bidi"
    assert styles.xpath(path, namespaces={"w": W}) == ["ar-EG"]
