"""Pages by Typst in scripts that run from right to left and join their letters."""

import re
import shutil
from pathlib import Path

import pytest

from any_declaration import jobs_by_typst, make_templates, shape, write_declaration
from conftest import TESTS, budget
from docgen.errors import FidelityError
from docgen.job import Job
from docgen.render.document import Renderer
from docgen.sources import Sources
from scripts import ARABIC, Script

_WORDS = (
    "در از به با که این برای همکاری آب انرژی منطقه کشورها می\u200cپذیرند صندوق مشترک توسعه"
    " پایدار دانشگاه\u200cها گفت\u200cوگو چشم\u200cانداز ژرف پژوهش لازم کالاها اقدام\u200cها"
    " (UNESCO) ۲۰۳۰ میلیون دلار «سبز» برنامه وزیران"
)
PERSIAN = Script(
    "fa",
    tuple(_WORDS.split(" ")),
    " ",
    "،",
    ".",
    {"KZ": "قزاقستان", "IT": "ایتالیا", "JP": "ژاپن", "FJ": "فیجی"},
)
NASKH = '"Naskh", 400, "fonts/NotoNaskhArabic_400Regular.ttf"'  # its dots are glyphs of their own


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a font for these scripts, and no content yet."""
    root = tmp_path_factory.mktemp("right") / "project"
    root.mkdir()
    make_templates(root)
    shared = root / "templates/shared"
    (shared / "locale/fa.po").write_text((shared / "locale/ar.po").read_text().replace("ar", "fa"))
    shutil.copy(TESTS / "fonts/Vazirmatn_400Regular_part.ttf", shared / "fonts")
    theme = (shared / "theme.html").read_text("utf-8")
    assert theme.count(NASKH) == 1
    own = NASKH.replace("NotoNaskhArabic_400Regular", "Vazirmatn_400Regular_part")
    (shared / "theme.html").write_text(theme.replace(NASKH, own), "utf-8")
    return root


def declared(templates: Path, folder: Path, script: Script, number: int) -> Path:
    root = folder / "project"
    shutil.copytree(templates, root)
    write_declaration(root, shape(script, number, small=True))
    return root


NUMBERS = [(ARABIC, number) for number in range(budget(quick=1, full=5))]
NUMBERS += [(PERSIAN, number) for number in range(budget(quick=1, full=3))]


@pytest.mark.parametrize(
    ("script", "number"), NUMBERS, ids=[f"{script.language}-{at}" for script, at in NUMBERS]
)
def test_documents(script: Script, number: int, templates: Path, tmp_path: Path) -> None:
    root = declared(templates, tmp_path, script, number)
    renderer = Renderer(Sources(root))
    for job in jobs_by_typst(root)[:: budget(quick=12, full=4)]:
        content = renderer.render(job).content
        written = {
            bytes.fromhex(each.decode()).decode("utf-16-be")
            for each in re.findall(rb"/S/Quote/P \d+ 0 R/T\([^)]*\)/ActualText<FEFF(\w+)>", content)
        }
        told = "\n".join(block for each in job.view.passages for block in each.blocks)
        told += "\n".join(each.heading for each in job.view.passages if each.heading)
        assert all(each in told for each in written)


def whole(root: Path) -> Job:
    (job,) = (
        each for each in jobs_by_typst(root) if each.document.id.endswith("briefing/whole/pdf")
    )
    return job


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ('#show "التعاون": ""', "cannot be read back"),
        ('#show "التعاون": "المنطقة"', "cannot be read back"),
        (
            '#show regex("(المياه|المنطقة)"): it => if it.text.len() > 12 [المياه] else [المنطقة]',
            "",
        ),
        ('#show regex("من"): it => hide(it)', "cannot be read back"),
        ("#show par: hide", ""),
        ('#show "2030": "2003"', "cannot be read back"),
    ],
)
def test_what_code_changes_is_found(
    rule: str, message: str, templates: Path, tmp_path: Path
) -> None:
    root = declared(templates, tmp_path, ARABIC, 0)
    page = root / "templates/briefing/briefing.typ"
    begin = "{% block content %}"
    Renderer(Sources(root)).render(whole(root))
    page.write_text(page.read_text("utf-8").replace(begin, f"{begin}\n{rule}\n"), "utf-8")
    with pytest.raises(FidelityError) as raised:
        Renderer(Sources(root)).render(whole(root))
    assert message in raised.value.message


def test_a_font_with_dots_apart_is_refused(templates: Path, tmp_path: Path) -> None:
    root = declared(templates, tmp_path, ARABIC, 0)
    shutil.rmtree(root / "templates")
    make_templates(root)
    (sheet, *_) = (each for each in jobs_by_typst(root) if each.document.product == "factsheet")
    with pytest.raises(FidelityError) as raised:
        Renderer(Sources(root)).render(sheet)
    assert 'engine = "weasyprint"' in raised.value.hint
