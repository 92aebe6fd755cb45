"""Documents from right to left: they are made, laid out and read back, and attacks are found."""

import re
import shutil
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from lxml import etree

from conftest import REPOSITORY, budget, jobs_of
from docgen.build.survey import survey
from docgen.errors import DocgenError, FidelityError
from docgen.fidelity.drawing import DrawnText
from docgen.fidelity.faces import prove_families
from docgen.fidelity.pdf import open_pdf
from docgen.job import Request
from docgen.openxml import W
from docgen.render.document import Renderer
from docgen.sources import Sources
from right_to_left import (
    write_arabic,
    write_english_for_arabs,
    write_english_with_names,
    write_persian,
)

FONTS = REPOSITORY / "templates/shared/fonts"
LETTERS = (
    "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"
    "پچژکگی٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٪٫٬،؛؟"
    "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0654\u0670\u200c"  # signs, and a joiner
)
WRITERS = (write_arabic, write_persian, write_english_for_arabs, write_english_with_names)
_SHARED, _SUMMARY = "templates/shared/", "templates/summary/summary.docx"
_QUOTE, _REF = ">{{ words }}</q>", ">{{ refs | paragraphs }}<"
_OUR_FACES = "html, h1, h2, h3, .item .when { font-family: Desk, Desk Naskh; }"
ATTACKS = {
    "a figure left out": (
        "macros.html",
        _QUOTE,
        _QUOTE.replace("words", "words | replace('250', '25')"),
    ),
    "a word changed": (
        "macros.html",
        _QUOTE,
        _QUOTE.replace("words", "words | replace('اتفق', 'رفض')"),
    ),
    "two words run together": (
        "macros.html",
        _QUOTE,
        _QUOTE.replace("words", "words | replace(' ', '', 1)"),
    ),
    "a quotation turned round": ("macros.html", _QUOTE, ">&#x202e;{{ words }}&#x202c;</q>"),
    "a reference turned round": ("macros.html", _REF, ">&#x202e;{{ refs | paragraphs }}&#x202c;<"),
    "from left to right": ("base.html", ' dir="{{ document.language | direction }}"', ""),
    "theirs in our face": (
        "from-right.css",
        "Declaration, Declaration Naskh",
        "Declaration, Desk Naskh",
    ),
    "ours in their face": (
        "from-right.css",
        _OUR_FACES,
        _OUR_FACES.replace("Desk Naskh", "Declaration Naskh"),
    ),
}
Write = Callable[[Path], Path]


def made(root: Path, document: str) -> bytes:
    """The document whose id ends like this, read back."""
    job = next(each for each in jobs_of(root) if each.document.id.endswith(document))
    return Renderer(Sources(root)).render(job).content


@pytest.mark.parametrize("write", WRITERS[: budget(quick=1, full=4)])
def test_every_document_is_made_and_read_back(write: Write, tmp_path: Path) -> None:
    root = write(tmp_path / "project")
    renderer = Renderer(Sources(root))
    for job in jobs_of(root)[:: budget(quick=5, full=1)]:
        assert renderer.render(job).content


@pytest.mark.parametrize("name", list(ATTACKS)[:: budget(quick=4, full=1)])
def test_what_a_template_changes_is_found(name: str, tmp_path: Path) -> None:
    file, old, new = ATTACKS[name]
    root = write_arabic(tmp_path / "project")
    path = root / _SHARED / file
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(DocgenError):
        made(root, "briefing/whole/pdf")


def test_typst_sets_quotations_from_the_right(tmp_path: Path) -> None:
    root = write_arabic(tmp_path / "project")
    for path in (each for each in (root / "content").rglob("*.*") if each.is_file()):
        without_signs = re.sub("[\u064b-\u0652]", "", path.read_text("utf-8"))
        path.write_text(without_signs, "utf-8")
    settings = root / "docgen.toml"
    text = settings.read_text("utf-8")
    assert "briefing = { " in text
    text = text.replace("briefing = { ", 'briefing = { engine = "typst", ', 1)
    settings.write_text(text, "utf-8")
    assert made(root, "briefing/whole/pdf")
    base = root / _SHARED / "base.typ"
    text = base.read_text("utf-8")
    way = 'dir: {% if document.language | direction == "rtl" %}rtl{% else %}ltr{% endif %}'
    assert way in text
    base.write_text(text.replace(way, "dir: ltr"), "utf-8")
    with pytest.raises(FidelityError, match="from left to right, against their script"):
        made(root, "briefing/whole/pdf")


_PLACE = "{{ view.head.place }}"
WORD_ATTACKS = {
    "embedded": (_PLACE, f"\u202b{_PLACE}", "reverses the order of letters and figures"),
    "turned round": (_PLACE, f"\u202e{_PLACE}", "reverses the order of letters and figures"),
    "a figure left out": ("{{ block }}", "{{ block | replace('250', '25') }}", "250"),
}


@pytest.mark.parametrize("name", WORD_ATTACKS)
def test_what_a_word_template_changes_is_found(name: str, tmp_path: Path) -> None:
    before, after, message = WORD_ATTACKS[name]
    root = write_arabic(tmp_path / "project")
    source = tmp_path / "source.docx"
    shutil.move(root / _SUMMARY, source)
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(root / _SUMMARY, "w") as new:
        for each in old.namelist():
            content = old.read(each)
            if each == "word/document.xml":
                assert before.encode() in content
                content = content.replace(before.encode(), after.encode())
            new.writestr(each, content)
    with pytest.raises(DocgenError, match=message):
        made(root, "summary/whole/docx")


def test_pages_are_mirrored(tmp_path: Path) -> None:
    with open_pdf(made(write_persian(tmp_path / "project"), "briefing/whole/pdf")) as pdf:
        texts: list[DrawnText] = [text for page in pdf.pages for text in page.texts]
    quotes = [each.box for each in texts if each.mark.kind == "quotation"]
    numbers = [
        each.box for each in texts if each.text.strip() == "۱" and each.mark.kind == "reference"
    ]
    middle = 297.5
    assert max(right for _, _, right, _ in quotes) < max(left for left, *_ in numbers)
    feet = [each for each in texts if each.box[3] < 50]
    assert {each.box[0] > middle for each in feet if "۱" in each.text} == {False}  # the page
    assert {each.box[0] > middle for each in feet} == {True, False}  # the title on the other side


def test_numbers_keep_away_from_the_words_beside_them() -> None:
    request = Request(
        products=("briefing",), countries=("KZ",), languages=("ar",), formats=("pdf",)
    )
    _, plan = survey(REPOSITORY, REPOSITORY / "build", request)
    with open_pdf(Renderer(Sources(REPOSITORY)).render(plan.steps[0].job).content) as pdf:
        boxes = {text.text.strip(): text.box for text in list(pdf.pages)[1].texts}
    (left, _, right, _), (wider_left, _, wider_right, _) = boxes["3"], boxes["11"]
    assert left > wider_left  # below one another at their outer edge, to the right
    assert abs(right - wider_right) < 1


def test_a_family_has_one_file_of_a_weight() -> None:
    latin, arabic, bold = (
        (FONTS / f"{name}.ttf").read_bytes()
        for name in ("SourceSans3_400Regular", "Vazirmatn_400Regular_part", "SourceSans3_700Bold")
    )
    prove_families({"Desk": [latin, bold], "Desk Naskh": [arabic]})
    with pytest.raises(FidelityError, match="'Desk' has two files of the same weight"):
        prove_families({"Desk": [latin, bold, arabic]})


@pytest.mark.parametrize("face", ["Amiri", "Vazirmatn"])
@pytest.mark.parametrize("weight", ["400Regular", "700Bold"])
def test_the_faces_have_every_letter(face: str, weight: str) -> None:
    with TTFont(FONTS / f"{face}_{weight}_part.ttf") as font:
        known = font.getBestCmap()
    assert {each for each in LETTERS if ord(each) not in known} == set()
    assert not known.keys() & set(map(ord, "aZ09.,()«»%"))  # those of the Latin faces


def test_word_has_faces_with_these_letters_and_no_ornament(tmp_path: Path) -> None:
    content = made(write_arabic(tmp_path / "project"), "summary/whole/docx")
    with zipfile.ZipFile(BytesIO(content)) as file:
        document, styles = (
            etree.fromstring(file.read(f"word/{name}.xml")) for name in ("document", "styles")
        )
    space = {"w": W}
    theirs = styles.xpath(
        "//w:style[w:name/@w:val='Declaration']//w:rFonts/@w:cs", namespaces=space
    )
    assert theirs == ["Times New Roman"]
    assert set(styles.xpath("//w:rFonts/@w:cs", namespaces=space)) == {"Arial", *theirs}
    assert styles.xpath("//w:rPr/w:caps | //w:rPr/w:spacing | //w:rPr/w:i", namespaces=space) == []
    loose = [
        run.findtext("w:t", "", space)
        for run in document.iter(f"{{{W}}}r")
        if run.find("w:rPr/w:rtl", space) is None
    ]
    assert [each for each in loose if each.strip() and not each.isascii()] == []
    assert [each for each in loose if each.strip() and not any(map(str.isalpha, each))] == []
