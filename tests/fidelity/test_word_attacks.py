"""Ways in which a Word template could deceive the reader of its files: each ends with an error.

Each attack changes the shipped fact-sheet by its markup; harmless edits of the same kind pass.
"""

from collections.abc import Callable
from functools import lru_cache
from io import BytesIO

import docx
import pytest

from conftest import REPOSITORY, job_of
from docgen.errors import FidelityError, TemplateError
from docgen.fidelity.word_gate import prove_word
from docgen.job import Job
from docgen.render.docx import render_docx
from docgen.render.environment import make_environment
from docgen.render.package import prepare_package
from docgen.render.resources import Resources
from docgen.sources import Sources
from hostile.packed import packed, unpacked

TEMPLATE = REPOSITORY / "templates/factsheet/factsheet.docx"
DOCUMENT, STYLES = "word/document.xml", "word/styles.xml"
QUOTE = '<w:p><w:pPr><w:pStyle w:val="DeclarationQuote"/>'
QUOTED = '<w:t xml:space="preserve">{{ each.quote }}</w:t>'
OURS = '<w:t xml:space="preserve">{{ each.what }}</w:t>'
Change = Callable[[dict[str, bytes]], None]


def swap(part: str, before: str, after: str) -> Change:
    def change(parts: dict[str, bytes]) -> None:
        text = parts[part].decode()
        assert before in text, before
        parts[part] = text.replace(before, after).encode()

    return change


def quote(properties: str) -> Change:
    """The quotations of the sheet, with ``properties`` set directly on their runs."""
    return swap(DOCUMENT, f"<w:r>{QUOTED}", f"<w:r><w:rPr>{properties}</w:rPr>{QUOTED}")


def ours(properties: str) -> Change:
    return swap(DOCUMENT, f"<w:r>{OURS}", f"<w:r><w:rPr>{properties}</w:rPr>{OURS}")


def paragraph(properties: str) -> Change:
    return swap(DOCUMENT, f"{QUOTE}<w:keepNext/>", f"{QUOTE}<w:keepNext/>{properties}")


def style(name: str, **formats: str) -> Change:
    """A style of the template with elements added to its ``pPr`` or ``rPr``."""

    def change(parts: dict[str, bytes]) -> None:
        document = docx.Document(BytesIO(packed(parts)))
        found = document.styles[name].element
        for holder, markup in formats.items():
            owner = found.get_or_add_pPr() if holder == "pPr" else found.get_or_add_rPr()
            for each in docx.oxml.parse_xml(f'<w:x xmlns:w="{found.nsmap["w"]}">{markup}</w:x>'):
                for old in owner.findall(each.tag):
                    owner.remove(old)
                owner.append(each)
        file = BytesIO()
        document.save(file)
        parts.update(unpacked(file.getvalue()))

    return change


def around(before: str, after: str) -> Change:
    """Markup before and after the runs of the quotations."""
    return swap(DOCUMENT, f"<w:r>{QUOTED}</w:r>", f"{before}<w:r>{QUOTED}</w:r>{after}")


def added(markup: str) -> Change:
    return swap(DOCUMENT, "<w:body>", f"<w:body>{markup}")


def field(code: str, result: str = "1") -> str:
    marks = "".join(
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>{inside}'
        for kind, inside in (
            ("begin", f"<w:r><w:instrText>{code}</w:instrText></w:r>"),
            ("separate", f"<w:r><w:t>{result}</w:t></w:r>"),
            ("end", ""),
        )
    )
    return f"<w:p>{marks}</w:p>"


CELL = (
    '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="3000"/></w:tblGrid><w:tr>{row}<w:tc>'
    "<w:tcPr>{cell}</w:tcPr><w:p><w:r><w:t>Words of ours</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
)
_FACE = '<w:rFonts w:ascii="{0}" w:hAnsi="{0}" w:eastAsia="{0}" w:cs="{0}"/>'
CAMBRIA, CALIBRI = _FACE.format("Cambria"), _FACE.format("Calibri")

ATTACKS: dict[str, tuple[Change, str]] = {
    "hidden": (quote("<w:vanish/>"), "has text hidden"),
    "hidden by a style": (style("Declaration Quote", rPr="<w:vanish/>"), "has text hidden"),
    "hidden by a style of ours": (style("Item", rPr="<w:vanish/>"), "has text hidden"),
    "hidden end of a paragraph": (paragraph("<w:rPr><w:vanish/></w:rPr>"), "hides the end"),
    "hidden in some views": (quote("<w:webHidden/>"), "hidden in some views"),
    "white": (quote('<w:color w:val="FFFFFF"/>'), "1.0 : 1"),
    "white by the theme": (
        quote('<w:color w:val="000000" w:themeColor="background1"/>'),
        "1.0 : 1",
    ),
    "pale by a style": (style("Declaration", rPr='<w:color w:val="AAAAAA"/>'), "2.3 : 1"),
    "ours in white": (ours('<w:color w:val="FEFEFE"/>'), "1.0 : 1"),
    "black on black": (quote('<w:shd w:val="clear" w:fill="1B1D22"/>'), "1.0 : 1"),
    "black on a black pattern": (
        quote('<w:shd w:val="solid" w:color="1B1D22" w:fill="FFFFFF"/>'),
        "1.0 : 1",
    ),
    "marked in its colour": (
        quote('<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>'),
        "1.0 : 1",
    ),
    "on a dark paragraph": (
        style("Declaration Quote", pPr='<w:shd w:val="clear" w:fill="1B1D22"/>'),
        "1.0 : 1",
    ),
    "tiny": (quote('<w:sz w:val="2"/>'), "in letters of 1 pt"),
    "tiny by a style": (style("Declaration Quote", rPr='<w:sz w:val="6"/>'), "letters of 3 pt"),
    "narrow": (quote('<w:w w:val="1"/>'), "in letters of 1 %"),
    "one over another": (quote('<w:spacing w:val="-200"/>'), "over one another"),
    "raised": (quote('<w:position w:val="400"/>'), "out of its line"),
    "struck out": (quote("<w:strike/>"), "of the declaration struck out"),
    "cut by its lines": (
        paragraph('<w:spacing w:line="20" w:lineRule="exact"/>'),
        "in lines of 1 pt",
    ),
    "off the page": (paragraph('<w:ind w:left="-20000"/>'), "off the page"),
    "numbered": (
        paragraph('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
        "numbered as a list",
    ),
    "row of fixed height": (
        added(CELL.format(row='<w:trPr><w:trHeight w:val="1" w:hRule="exact"/></w:trPr>', cell="")),
        "a row of fixed height",
    ),
    "covered cell": (added(CELL.format(row="", cell="<w:vMerge/>")), "another covers"),
    "hidden row": (
        added(CELL.format(row="<w:trPr><w:hidden/></w:trPr>", cell="")),
        "holds a hidden row",
    ),
    "ours in the face": (ours(CAMBRIA), "of ours in the font of the declaration"),
    "ours in the face by a style": (
        style("Item", rPr=CAMBRIA),
        "of ours in the font of the declaration",
    ),
    "all in one face": (style("Declaration", rPr=CALIBRI), "in the font of the declaration"),
    "quotation in our face": (quote(CALIBRI), "in another font than the style 'Declaration'"),
    "ours in the style": (
        swap(
            DOCUMENT,
            f'<w:pStyle w:val="Item"/></w:pPr><w:r>{OURS}',
            f'<w:pStyle w:val="DeclarationQuote"/></w:pPr><w:r>{OURS}',
        ),
        "quotes “",
    ),
    "the declaration's as ours": (
        swap(DOCUMENT, '<w:pStyle w:val="DeclarationQuote"/>', '<w:pStyle w:val="Normal"/>'),
        "does not mark them as such",
    ),
    "changed": (
        swap(DOCUMENT, QUOTED, QUOTED.replace("quote }}", "quote | upper }}")),
        "quotes “",
    ),
    "cut": (swap(DOCUMENT, QUOTED, QUOTED.replace("quote }}", "quote[:20] }}")), "quotes “"),
    "text box": (
        around(
            '<w:r><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml"/></w:pict></w:r>', ""
        ),
        "holds a drawn shape",
    ),
    "frame": (paragraph('<w:framePr w:w="10" w:x="-9000"/>'), "holds a text frame"),
    "tracked deletion": (
        around(
            '<w:del w:id="1" w:author="A. Clerk"><w:r><w:delText>Not so</w:delText></w:r></w:del>',
            "",
        ),
        "holds a tracked deletion by A. Clerk, in “Not so",
    ),
    "tracked insertion": (
        around('<w:ins w:id="1" w:author="A. Clerk">', "</w:ins>"),
        "holds a tracked insertion by A. Clerk",
    ),
    "comment": (around('<w:commentRangeStart w:id="0"/>', ""), "holds a comment, in “"),
    "read the other way round": (around('<w:bdo w:val="rtl">', "</w:bdo>"), "'bdo'"),
    "field that is replaced": (added(field("QUOTE", "x")), "holds a field QUOTE"),
    "field that reads": (added(field("INCLUDETEXT x")), "holds a field INCLUDETEXT"),
    "text in a number": (added(field("PAGE", "Words of ours")), "in a field PAGE"),
    "text in the code": (
        added(
            '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>Words</w:t></w:r></w:p>'
        ),
        "in the code of a field",
    ),
    "link by a field": (added(field('HYPERLINK "file:///x"', "x")), "links to 'file:///x'"),
    "taken from elsewhere": (
        around(
            "<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent>", "</w:sdtContent></w:sdt>"
        ),
        "holds a value taken from another part",
    ),
    "no page": (
        swap(DOCUMENT, 'w:left="1134"', 'w:left="10500"'),
        "a page too narrow",
    ),
}
HARMLESS: dict[str, Change] = {
    "nothing": lambda _: None,
    "colour": style("Declaration", rPr='<w:color w:val="003300"/>'),
    "colour of ours": style("Item", rPr='<w:color w:val="808080"/>'),
    "white on dark": style(
        "Declaration Quote",
        pPr='<w:shd w:val="clear" w:fill="1B1D22"/>',
        rPr='<w:color w:val="FFFFFF"/>',
    ),
    "size": style("Declaration Quote", rPr='<w:sz w:val="28"/><w:szCs w:val="28"/>'),
    "small": style("Declaration Quote", rPr='<w:sz w:val="14"/>'),
    "spacing": style("Declaration Quote", pPr='<w:spacing w:before="400" w:line="400"/>'),
    "indent": style("Declaration Quote", pPr='<w:ind w:left="2000" w:right="300"/>'),
    "another face": style("Declaration", rPr=_FACE.format("Georgia")),
    "bold and italics": quote("<w:b/><w:i/>"),
    "several together": swap(DOCUMENT, QUOTED, QUOTED.replace("quote }}", "quote | trim }}")),
    "page field": added(field("PAGE")),
    "spelling marks": around('<w:proofErr w:type="spellStart"/>', ""),
}


@lru_cache(maxsize=1)
def sheet() -> Job:
    return job_of(REPOSITORY, "factsheet/water/docx")


def build(change: Change) -> None:
    """Build one fact-sheet from the shipped template, changed, and have it judged."""
    parts = unpacked(TEMPLATE.read_bytes())
    change(parts)
    content = packed(parts)
    prepare_package(content, "factsheet.docx")

    class Changed(Resources):
        def find(self, name: str) -> tuple[str, bytes] | None:
            found = super().find(name)
            return (found[0], content) if found and name.endswith(".docx") else found

    job = sheet()
    resources = Changed(Sources(REPOSITORY), "factsheet")
    file, printed = render_docx(job, make_environment(resources, "en"), resources)
    prove_word(file, printed, job.view)


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_refused(name: str) -> None:
    change, said = ATTACKS[name]
    with pytest.raises((FidelityError, TemplateError)) as told:
        build(change)
    assert said in f"{told.value.message} ({told.value.hint})"


@pytest.mark.parametrize("name", HARMLESS)
def test_a_harmless_edit_passes(name: str) -> None:
    build(HARMLESS[name])
