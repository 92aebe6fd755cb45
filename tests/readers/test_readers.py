"""Files of each kind, made here, and what their readers make of them."""

import io
from typing import Any

import pypdfium2
import pytest
from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls

from docgen.errors import ContentError
from docgen.readers.read import read
from drafts import draft_of, pdf_of, shape

pytestmark = pytest.mark.early

PAGE = """
<!doctype html><html><head><title>Not this</title><style>p { color: red }</style></head><body>
<nav><a>Home</a> · <a>News</a></nav>
<h1>Joint Statement of the Small Summit</h1><p>Bergen, 4 March 2030</p>
<p>The parties met on the 3<sup>rd</sup> day.<!-- not this --> They <b>agreed</b> much.</p>
<ol><li>They fish.</li><li><p>They save:</p><ol type="a"><li>power;</li>
<li>heat.</li></ol></li></ol>
<h2>Energy</h2><p>3. They go on<br>and on.<br><br>For ever.</p>
<ul><li>in winter</li></ul><table><tr><td>cod</td><td>12 &lt; 13</td></tr></table>
<footer>© a ministry</footer><script>not(this)</script></body></html>
"""


def test_html() -> None:
    made = draft_of(PAGE, "page.html")
    assert made.found.title == "Joint Statement of the Small Summit"
    assert str(made.found.date) == "2030-03-04"
    assert made.found.place == "Bergen"
    assert shape(made) == [
        ("¶1", "The parties met on the 3rd day. They agreed much."),
        ("1", "They fish."),
        ("2", "They save:"),
        ("2(a)", "power;"),
        ("2(b)", "heat."),
        ("3", "They go on and on."),
        ("¶2", "For ever. / • in winter"),
        ("¶3", "cod / 12 < 13"),
    ]
    dropped = [cut.words for cut in made.cuts if cut.why == "beside the text of a web page"]
    assert dropped == ["Home · News", "© a ministry"]


def word(document: Any) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_html_after_its_end() -> None:
    page = "<html><body><p>1. They met.</body></html>2. They left.<!-- x --><p>3. They slept."
    assert shape(draft_of(page, "text.html")) == [
        ("1", "They met."),
        ("2", "They left."),
        ("3", "They slept."),
    ]


def test_word_numbering_of_lists_and_typed_numbers() -> None:
    document = Document()
    document.add_heading("Joint Statement of the Small Summit", 0)
    document.add_heading("Fish", 1)
    document.add_paragraph("The parties fish.", style="List Number")
    document.add_paragraph("They like:", style="List Number")
    document.add_paragraph("cod", style="List Bullet")
    document.add_paragraph("They go on.", style="List Number")
    document.add_paragraph("4. They typed this number.")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "cod", "12"
    document.sections[0].header.paragraphs[0].text = "Advance copy"
    made = draft_of(word(document), "text.docx")
    assert shape(made) == [
        ("1", "The parties fish."),
        ("2", "They like: / • cod"),
        ("3", "They go on."),
        ("4", "They typed this number."),
        ("¶1", "cod / 12"),
    ]
    assert [cut.words for cut in made.cuts if cut.why == "running head"] == ["Advance copy"]
    assert [block.words for block in made.blocks if block.kind == "heading"] == ["Fish"]


@pytest.mark.parametrize(
    ("form", "shown", "told"),
    [
        ("decimalZero", "%1", []),
        ("decimal", "%1", []),
        ("decimal", "(%1)", []),
        ("decimal", "%1-", []),
        ("chineseCounting", "%1、", ["chineseCounting"]),
        ("ordinal", "%1", ["ordinal"]),
    ],
)
def test_word_numbers_of_any_look_count_paragraphs(form: str, shown: str, told: list[str]) -> None:
    level = f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{shown}"/>'
    document = Document()
    numbering = document.part.numbering_part.element
    numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77"><w:lvl w:ilvl="0">'
            f'<w:start w:val="1"/>{level}</w:lvl></w:abstractNum>'
        ),
    )
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>')
    )
    document.add_heading("Joint Statement", 0)
    for text in ("We sail.", "We fish.", "We row."):
        numbered(document, text, 0)
    made = draft_of(word(document), "text.docx")
    assert shape(made) == [("1", "We sail."), ("2", "We fish."), ("3", "We row.")]
    assert [each.split("“")[1].split("”")[0] for each in made.remarks if "form" in each] == told


def test_a_raised_figure_before_words_is_told() -> None:
    page = b"<h1>Statement</h1><p>1. We sail.<p>2. We fish.<p><sup>1</sup> A note of nobody."
    made = draft_of(page, "text.html")
    assert shape(made)[-1] == ("¶1", "1 A note of nobody.")
    assert [(cut.words, cut.why, cut.sure) for cut in made.cuts if cut.why == "raised text"] == [
        ("1", "raised text", False)
    ]


LEVELS = """
<w:abstractNum {ns} w:abstractNumId="77">
  <w:lvl w:ilvl="0"><w:start w:val="7"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/>
  </w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="(%3)"/>
  </w:lvl>
</w:abstractNum>"""


def numbered(document: Any, text: str, level: int, number: int = 77) -> None:
    properties = document.add_paragraph(text)._p.get_or_add_pPr()
    properties.append(
        parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/>'
            f'<w:numId w:val="{number}"/></w:numPr>'
        )
    )


def test_word_numbering_of_levels_starts_and_restarts() -> None:
    document = Document()
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(LEVELS.format(ns=nsdecls("w"))))
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>')
    )
    for text, level in (
        ("A.", 0),
        ("B.", 1),
        ("C.", 2),
        ("D.", 2),
        ("E.", 1),
        ("F.", 0),
        ("G.", 1),
    ):
        numbered(document, text, level)
    made = draft_of(word(document), "text.docx")
    assert [ref for ref, _ in shape(made)] == [
        *("7", "7(a)", "7(a)(i)", "7(a)(ii)", "7(b)", "8", "8(a)")
    ]


def test_word_tracked_changes_breaks_and_hyphens() -> None:
    document = Document()
    paragraph = document.add_paragraph("1. The parties ")
    inserted, deleted = OxmlElement("w:ins"), OxmlElement("w:del")
    inserted.append(parse_xml(f"<w:r {nsdecls('w')}><w:t>agreed</w:t><w:noBreakHyphen/></w:r>"))
    deleted.append(parse_xml(f"<w:r {nsdecls('w')}><w:delText>refused</w:delText></w:r>"))
    paragraph._p.extend([inserted, deleted])
    paragraph.add_run("upon it").add_break()
    paragraph.add_run("in full.")
    document.add_paragraph("2. They left.")
    made = draft_of(word(document), "text.docx")
    assert shape(made) == [("1", "The parties agreed-upon it in full."), ("2", "They left.")]
    assert made.remarks == ("the file has tracked changes: read as if they were accepted",)


def test_word_footnotes() -> None:
    document = Document()
    paragraph = document.add_paragraph("1. The parties met")
    paragraph._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="2"/></w:r>'))
    paragraph.add_run(" in Bergen.")
    document.add_paragraph("2. They left.")
    part = document.part
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    notes = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:id="2"><w:p><w:r>'
        "<w:t>A cold town.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part.relate_to(
        Part(PackURI("/word/footnotes.xml"), kind, notes.encode(), part.package),
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes",
    )
    made = draft_of(word(document), "text.docx")
    assert shape(made) == [("1", "The parties met in Bergen."), ("2", "They left.")]
    assert [(note.mark, note.words, ref) for note, ref in made.footnotes] == [
        ("2", "A cold town.", "1")
    ]


STYLE = """<style>
@page { size: A5; margin: 20mm;
  @top-center { content: "Statement — advance copy" }
  @bottom-center { content: counter(page) "/" counter(pages) } }
body { font: 10pt serif; hyphens: auto; text-align: justify }
span { float: footnote; font-size: 7pt } div { columns: 2 } </style>"""
SUBJECTS = [
    "cod",
    "herring",
    "halibut",
    "ling",
    "haddock",
    "saithe",
    "wolffish",
    "redfish",
    "sprats",
    "eels",
]
SENTENCE = (
    "The parties agreed to cooperate on {0}, on environmental responsibilities around {0} and on"
    " the intergovernmental administration of waters in which {0} is found, as they did before."
)


def pdf(body: str) -> bytes:
    return pdf_of(f"<html lang=en>{STYLE}<body>{body}")


def test_pdf_of_several_pages_with_heads_numbers_and_footnotes() -> None:
    paragraphs = [SENTENCE.format(each) for each in SUBJECTS]
    body = "<h1>Joint Statement of the Small Summit on Fish in the Cold</h1>"
    body += "<p>Bergen, 4 March 2030</p>"
    for number, words in enumerate(paragraphs, 1):
        marked = (
            words.replace(", on", "<span>It is a fish.</span>, on", 1) if number == 3 else words
        )
        body += f"<p>{number}. {marked}</p>"
    made = draft_of(pdf(body), "text.pdf")
    assert made.found.title == "Joint Statement of the Small Summit on Fish in the Cold"
    assert made.found.place == "Bergen"
    assert shape(made) == [(str(at), words) for at, words in enumerate(paragraphs, 1)]
    ((note, ref),) = made.footnotes
    assert "It is a fish." in note.words
    assert ref == "3"
    whys = {cut.why for cut in made.cuts}
    assert {"running head", "page number", "footnote mark"} <= whys


def test_pdf_in_two_columns_under_a_wide_opening() -> None:
    paragraphs = [SENTENCE.format(each) for each in SUBJECTS]
    opening = (
        "The parties met in Bergen and were cold, all of them, from the first day to the last one."
    )
    columns = "".join(f"<p>{words}</p>" for words in paragraphs)
    made = draft_of(pdf(f"<p>{opening}</p><div>{columns}</div>"), "text.pdf")
    assert [words for _, words in shape(made)] == [opening, *paragraphs]


def test_pdf_of_justified_lines_of_two_words_has_one_column() -> None:
    lines = ["They agreed", "sustained cooperation,", "reasonable ambition,", "fishery research,"]
    lines += ["trawlers mended,", "harbours dredged,", "instruments calibrated", "in Bergen."]
    page = "width: 60mm; text-align: justify; text-align-last: justify"
    made = draft_of(pdf(f"<p style='{page}'>{'<br>'.join(lines)}</p>"), "text.pdf")
    assert [words for _, words in shape(made)] == [" ".join(lines)]


def test_a_raised_number_counts_a_paragraph() -> None:
    page = "<p>1. They fish.<p><sup>2</sup>. They rest.<p>3. They leave."
    assert shape(draft_of(page, "text.html")) == [
        ("1", "They fish."),
        ("2", "They rest."),
        ("3", "They leave."),
    ]


def test_a_page_of_a_pdf_is_loaded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A damaged one may not load a second time."""
    loaded: list[int] = []
    load = pypdfium2.PdfDocument.get_page

    def get_page(document: pypdfium2.PdfDocument, number: int) -> pypdfium2.PdfPage:
        loaded.append(number)
        return load(document, number)

    monkeypatch.setattr(pypdfium2.PdfDocument, "get_page", get_page)
    read(pdf("<p>They fish.<p style='break-before: page'>They rest."), "text.pdf")
    assert loaded == [0, 1]


def test_pdf_with_its_date_on_two_lines() -> None:
    heading = "<h1>Joint Statement of the Small Summit</h1>"
    body = "<br>".join(
        ("Bergen, the 4th of March", "2030", "&sect; 1. They fish.", "&sect; 2. They rest.")
    )
    made = draft_of(pdf(f"{heading}<p>{body}</p>"), "text.pdf")
    assert shape(made) == [("§ 1", "They fish."), ("§ 2", "They rest.")]
    assert str(made.found.date) == "2030-03-04"


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "a.txt", "the file is empty"),
        (b"x", "a.rtf", "'.rtf' files cannot be imported"),
        (b"caf\xe9", "a.txt", "a.txt:1: not UTF-8"),
        (b"not a zip", "a.docx", "not a Word file"),
        (b"%PDF-1.7 nothing", "a.pdf", "cannot be read as a PDF"),
        (b"x" * (20 << 20) + b"x", "a.txt", "more than 20,971,520"),
        (b"x\n" * 100_001, "a.txt", "more than 100,000 lines"),
    ],
)
def test_what_cannot_be_read_is_said_so(content: bytes, name: str, said: str) -> None:
    with pytest.raises(ContentError) as caught:
        read(content, name)
    assert said in str(caught.value)


def test_a_package_that_swells_is_refused() -> None:
    import zipfile

    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * (30 << 20))
    with pytest.raises(ContentError, match="unpacks to over 200 times its size"):
        read(file.getvalue(), "bomb.docx")
