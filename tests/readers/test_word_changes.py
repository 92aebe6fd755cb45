"""Word files with changes, fields and looks that another program than Word easily misreads."""

import io
import zipfile

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from docgen.ingest.drafting import Draft
from drafts import draft_of, shape

_MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr>'
FORM = '<w:numFmt w:val="decimal"/>'


def run(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def draft(*paragraphs: str, form: str = FORM) -> Draft:
    """The draft of a file with these paragraphs, and the list 77, which counts 1, 2, 3."""
    file = Document()
    numbering = file.part.numbering_part.element
    numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} {_MC} w:abstractNumId="77"><w:lvl w:ilvl="0">'
            f'<w:start w:val="1"/>{form}<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        ),
    )
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>')
    )
    for each in paragraphs:
        element = parse_xml(each.replace("<w:p>", f"<w:p {nsdecls('w')} {_MATH}>", 1))
        file.element.body.insert(len(file.element.body) - 1, element)
    content = io.BytesIO()
    file.save(content)
    assert zipfile.is_zipfile(content)
    return draft_of(content.getvalue(), "a.docx")


A, B, C = (
    paragraph(run(f"The Parties will {each}."), NUMBERED) for each in ("fish", "sail", "eat")
)
GONE = '<w:rPr><w:{} w:id="1" w:author="A"/></w:rPr>'
DELETED = '<w:del w:id="2"><w:r><w:delText>Old.</w:delText></w:r></w:del>'


@pytest.mark.parametrize("numbered", ["", NUMBERED])
def test_a_deleted_paragraph_leaves_the_next_its_number(numbered: str) -> None:
    made = draft(A, paragraph(DELETED, numbered + GONE.format("del")), B, C)
    assert [ref for ref, _ in shape(made)] == ["1", "2", "3"]


def test_a_moved_paragraph_is_counted_where_it_is() -> None:
    away = f'<w:moveFrom w:id="3">{run("The Parties will sail.")}</w:moveFrom>'
    moved = f'<w:moveTo w:id="4">{run("The Parties will sail.")}</w:moveTo>'
    here = paragraph(moved, NUMBERED + GONE.format("moveTo"))
    made = draft(A, paragraph(away, NUMBERED + GONE.format("moveFrom")), C, here)
    assert [(ref, words[-5:]) for ref, words in shape(made)] == [
        ("1", "fish."),
        ("2", " eat."),
        ("3", "sail."),
    ]


def test_a_hidden_paragraph_is_not_counted() -> None:
    hidden = paragraph(run("No.", "<w:vanish/>"), f"{NUMBERED}<w:rPr><w:vanish/></w:rPr>")
    assert [ref for ref, _ in shape(draft(A, hidden, B))] == ["1", "2"]


def test_a_field_within_the_instructions_of_another_is_not_shown() -> None:
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{each}"/></w:r>' for each in ("begin", "separate", "end")
    )
    code = '<w:r><w:instrText xml:space="preserve"> IF </w:instrText></w:r>'
    inner = f"{begin}{code}{separate}{run('Draft')}{end}"
    field = f"{begin}{code}{inner}{separate}{run('shall')}{end}"
    made = draft(paragraph(f"{run('1. They ')}{field}{run(' meet.')}"), paragraph(run("2. X.")))
    assert shape(made)[0] == ("1", "They shall meet.")
    assert [each.words for each in made.cuts if "field" in each.why] == ["Draft"]


WHITE, TINY = '<w:color w:val="FFFFFF"/>', '<w:sz w:val="2"/>'
SHADED = '<w:shd w:val="clear" w:fill="112244"/>'


@pytest.mark.parametrize(
    ("look", "properties", "told"),
    [
        (WHITE, "", True),
        ('<w:color w:themeColor="background1"/>', "", True),
        (TINY, "", True),
        (TINY, SHADED, True),
        (WHITE, SHADED, False),
        (WHITE + SHADED, "", False),
    ],
)
def test_words_that_are_not_seen_are_told(look: str, properties: str, *, told: bool) -> None:
    content = f"{run('1. They shall ')}{run('not ', look)}{run('meet.')}"
    made = draft(paragraph(content, properties), paragraph(run("2. X.")))
    assert any("“not” is white or tiny" in each for each in made.remarks) is told


def test_a_number_of_a_form_of_its_own_is_told() -> None:
    form = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom"'
        f' w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback>{FORM}</mc:Fallback>'
        "</mc:AlternateContent>"
    )
    assert any("001, 002, 003" in each for each in draft(A, B, form=form).remarks)


@pytest.mark.parametrize(
    ("above", "below", "written"),
    [("a+b", "c", "(a+b)/c"), ("a", "b−c", "a/(b−c)"), ("a", "b", "a/b")],
)
def test_a_fraction_keeps_together(above: str, below: str, written: str) -> None:
    parts = "".join(
        f"<m:{name}><m:r><m:t>{text}</m:t></m:r></m:{name}>"
        for name, text in (("num", above), ("den", below))
    )
    fraction = f"<m:oMath><m:f>{parts}</m:f></m:oMath>"
    made = draft(paragraph(f"{run('1. It is ')}{fraction}{run('.')}"), paragraph(run("2. X.")))
    assert shape(made)[0] == ("1", f"It is {written}.")
