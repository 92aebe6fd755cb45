"""Paragraphs of a Word file that have a number and no words: in a cell, above a title."""

from io import BytesIO

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from drafts import draft_of, shape

_LISTS = (("decimal", "%1."), ("decimal", "Article %1"))


def _document(*kinds: tuple[str, str]) -> bytes:
    """A file of paragraphs (list 0 or 1, or none, and words) and rows (the list, then words)."""
    document = Document()
    numbering = document.part.numbering_part.element
    for at, (form, text) in enumerate(_LISTS):
        level = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        numbering.insert(
            0,
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{50 + at}">'
                f'<w:lvl w:ilvl="0">{level}</w:lvl></w:abstractNum>'
            ),
        )
        numbering.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{50 + at}">'
                f'<w:abstractNumId w:val="{50 + at}"/></w:num>'
            )
        )
    document.add_heading("Statement", 0)
    for kind, words in kinds:
        if kind.startswith("row"):
            first, second = document.add_table(1, 2).rows[0].cells
            paragraph, second.text = first.paragraphs[0], words
        else:
            paragraph = document.add_paragraph(words)
        if kind[-1:].isdigit():
            paragraph._p.insert(
                0,
                parse_xml(
                    f'<w:pPr {nsdecls("w")}><w:numPr><w:ilvl w:val="0"/>'
                    f'<w:numId w:val="{50 + int(kind[-1])}"/></w:numPr></w:pPr>'
                ),
            )
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def test_number_in_a_cell() -> None:
    made = draft_of(_document(("row0", "Wells are deep."), ("row0", "Nets are wide.")), "a.docx")
    assert shape(made) == [("1", "Wells are deep."), ("2", "Nets are wide.")]


def test_article_above_its_title() -> None:
    made = draft_of(
        _document(("1", ""), ("", "Wells"), ("", "Wells are deep."), ("1", ""), ("", "Nets are.")),
        "a.docx",
    )
    assert "## Article 1 Wells\n\nWells are deep." in made.text.text
    assert "Article 2" in made.text.text


def test_number_of_nothing() -> None:
    made = draft_of(_document(("0", "Wells are deep."), ("0", "")), "a.docx")
    assert shape(made) == [("1", "Wells are deep.")]
    assert [each for each in made.remarks if "“2.” has no words" in each]
