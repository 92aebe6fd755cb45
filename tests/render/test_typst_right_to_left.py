"""Pages by Typst in scripts that run from right to left and join their letters."""

import re
import shutil
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from any_declaration import jobs_by_typst, make_templates, shape, write_declaration
from conftest import REPOSITORY, TESTS, budget
from docgen.errors import FidelityError
from docgen.fidelity.pdf import open_pdf
from docgen.job import Job
from docgen.render.document import Renderer
from docgen.sources import Sources
from scripts import ARABIC, Script

pytestmark = pytest.mark.early

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


SHEETS = [f"{topic}/pdf" for topic in ("energy", "transport", "political", "multilateral")]


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped declaration, which is quoted in English in fact-sheets in Arabic."""
    root = tmp_path_factory.mktemp("shipped") / "project"
    for each in ("content", "templates"):
        shutil.copytree(REPOSITORY / each, root / each)
    settings = (REPOSITORY / "docgen.toml").read_text("utf-8")
    (root / "docgen.toml").write_text(settings.replace('["en"]', '["en", "ar"]', 1), "utf-8")
    return root


def sheet(root: Path, name: str) -> Job:
    (job,) = (
        each for each in jobs_by_typst(root) if each.document.id.endswith(f"/ar/factsheet/{name}")
    )
    return job


@pytest.mark.parametrize("name", SHEETS)
def test_words_from_the_left_bring_no_characters_of_their_own(name: str, shipped: Path) -> None:
    content = Renderer(Sources(shipped)).render(sheet(shipped, name)).content
    pages = PdfDocument(content)
    texts = "".join(page.get_textpage().get_text_range() for page in pages)
    assert "Italy" in texts
    assert not re.search("[\u202a-\u202e]", texts)


TURNED = "reverses the order of letters and figures"


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ('#show "2026": strong;', None),
        (r'#"\u{202e}12\u{202C}";', TURNED),
        (r"\u{0202b}12", TURNED),
        ("\u202a12", TURNED),
        ('#show "2026": it => it + str.from-unicode(8236);', TURNED),
        ('#show "2026": it => it + str.from-unicode(8238);', TURNED),
        ('#show "2026": it => str.from-unicode(8238) + it;', "cannot be read back"),
    ],
)
def test_only_what_typst_adds_itself_may_turn_words(
    rule: str, message: str | None, shipped: Path
) -> None:
    page = shipped / "templates/factsheet/factsheet.typ"
    before = page.read_text("utf-8")
    begin = "{% block content %}"
    job = sheet(shipped, "energy/pdf")
    try:
        page.write_text(before.replace(begin, f"{begin}\n{rule}"), "utf-8")
        if message is None:
            assert Renderer(Sources(shipped)).render(job).content
        else:
            with pytest.raises(FidelityError, match=message):
                Renderer(Sources(shipped)).render(job)
    finally:
        page.write_text(before, "utf-8")


def test_quotations_from_the_left_begin_where_the_other_lines_do(shipped: Path) -> None:
    content = Renderer(Sources(shipped)).render(sheet(shipped, "political/pdf")).content
    lines: list[tuple[float, float]] = []  # the middle and the end on the right
    with open_pdf(content) as pdf:
        for text in (text for page in pdf.pages for text in page.texts):
            if text.mark.kind == "quotation":
                middle = (text.box[1] + text.box[3]) / 2
                near = [each for each in lines if abs(each[0] - middle) < text.size / 2]
                lines = [each for each in lines if each not in near]
                lines.append((middle, max(text.box[2], *(end for _, end in near), 0)))
    ends = [end for _, end in lines]
    assert len(ends) > 10
    assert max(ends) - min(ends) < 5  # points; a stop may hang over
