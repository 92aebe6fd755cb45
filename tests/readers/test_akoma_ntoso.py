"""Akoma Ntoso of any author → lines; of docgen's own, an import makes the same text again."""

from pathlib import Path

import pytest

from conftest import REPOSITORY, TESTS
from docgen.akn.export import export_akn
from docgen.akn.names import SPACE
from docgen.errors import ContentError
from docgen.load.project import load_project
from docgen.readers import akoma_ntoso
from docgen.readers.issued import ink
from docgen.readers.read import read
from docgen.sources import Sources
from drafts import draft_of

FOREIGN = f"""<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="{SPACE}">
<doc name="decision">
<meta><identification source="#x"><FRBRWork>
<FRBRalias name="title" value="Decision on Lakes"/><FRBRdate date="2031-05-06" name="adoption"/>
</FRBRWork></identification></meta>
<preface><longTitle><p><docType>Decision</docType> on <b>Lakes</b></p></longTitle></preface>
<mainBody>
<division><num>A.</num><heading>Water</heading>
<intro><p><i>Noting</i> the report,<authorialNote marker="1"><p>Report 12.</p></authorialNote> and
</p></intro>
<paragraph><num>1</num><content><p>The Parties <i>agree</i> to
meet:</p><p>each year.</p>
<blockList><item><num>(a)</num><p>in spring;</p></item>
<item><num>б)</num><p>in autumn.</p></item></blockList>
</content></paragraph>
<!-- no words -->
<article><num>Article 2</num><content><p>20\u00a0% of fish.</p></content></article>
</division>
</mainBody>
</doc>
</akomaNtoso>
""".encode()


def test_each_block_is_a_line() -> None:
    issued = read(FOREIGN, "x.xml")
    assert [(each.label, each.text, each.role) for each in issued.lines] == [
        ("", "Decision on Lakes", "heading"),
        ("", "A. Water", "heading"),
        ("", "Noting the report, and", "body"),
        ("1", "Report 12.", "footnote"),
        ("", "1. The Parties agree to meet:", "body"),
        ("", "each year.", "body"),
        ("(a)", "in spring;", "body"),
        ("", "б) in autumn.", "body"),
        ("", "Article 2. 20\u00a0% of fish.", "body"),
    ]
    assert [each.text for each in issued.lines if each.more] == ["each year."]
    assert issued.about == {"title": "Decision on Lakes", "date": "2031-05-06"}
    assert [str(each.place) for each in issued.lines[:3]] == ["line 7", "line 9", "line 10"]


def test_all_words_of_the_file_are_in_the_lines() -> None:
    issued = read(FOREIGN, "x.xml")
    cut = "".join(each.words for each in issued.cuts)
    kept = "".join(
        char
        for each in issued.lines
        for char, at in zip(each.text, each.at, strict=True)
        if at >= 0
    )
    assert sorted(issued.ink) == sorted(ink(kept + cut))


def test_a_number_without_words_is_not_lost() -> None:
    issued = read(
        FOREIGN.replace(b"</mainBody>", b"<point><num>9</num></point></mainBody>"), "x.xml"
    )
    assert issued.lines[-1].text == "9"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"<a/>", "not an Akoma Ntoso 1.0 file"),
        (FOREIGN.replace(b"</p>", b"", 1), "not well-formed XML"),
        (FOREIGN.replace(b"<akoma", b"<!DOCTYPE x><akoma", 1), "document type"),
    ],
)
def test_other_xml_is_refused(content: bytes, message: str) -> None:
    with pytest.raises(ContentError, match=message):
        read(content, "x.xml")


def test_too_many_elements_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(akoma_ntoso, "MOST_ELEMENTS", 20)
    with pytest.raises(ContentError, match="more than 20 elements"):
        read(FOREIGN, "x.xml")


@pytest.mark.parametrize("root", [TESTS / "projects/mini", REPOSITORY], ids=["mini", "shipped"])
def test_an_export_is_imported_as_the_same_text(root: Path) -> None:
    project = load_project(Sources(root))
    declaration = project.declarations[0]
    (file,) = export_akn(project, declaration.head.id)
    made = draft_of(file.content, "text.xml")
    assert [(each.ref, each.blocks, each.heading) for each in made.text.paragraphs] == [
        (each.ref, each.blocks, each.heading) for each in declaration.paragraphs
    ]
    head = declaration.head
    found = made.found
    assert (found.title, found.date) == (head.title, head.date)
    assert (found.place, found.occasion) == (head.place, head.occasion)
    assert found.parties == head.participants
    assert made.remarks == ()


def test_what_an_unknown_file_refers_to_is_taken_where_it_is_plain() -> None:
    adopted = b"""<lifecycle source="#x"><eventRef date="2031-05-06" source="#x" type="generation"
    refersTo="#here #talks"/></lifecycle><workflow source="#x"><step by="#ms" date="2031-05-06"
    refersTo="#state"/></workflow><references source="#x"><TLCLocation eId="here" href="/x"
    showAs="Lake  Town"/>
    <TLCEvent eId="talks" href="/x" showAs="Lake talks"/></references></meta>"""
    issued = read(FOREIGN.replace(b"</meta>", adopted), "x.xml")
    assert (issued.about["place"], issued.about["occasion"]) == ("Lake Town", "Lake talks")
    assert issued.parties == ()


@pytest.mark.parametrize("begins", ["= 5 boats", "+ 5 boats", "- 5 boats", "the boats", "% of"])
def test_a_number_of_the_file_counts_whatever_follows(begins: str) -> None:
    numbered = "".join(
        f"<paragraph><num>{number}</num><content><p>{words} are built.</p></content></paragraph>"
        for number, words in ((1, "One boat"), (2, begins), (3, "A third boat"))
    )
    body = f"<statement><mainBody>{numbered}</mainBody></statement>"
    made = draft_of(f'<akomaNtoso xmlns="{SPACE}">{body}</akomaNtoso>'.encode(), "x.xml")
    assert [each.ref for each in made.text.paragraphs] == ["1", "2", "3"]
    assert made.text.paragraphs[1].blocks == (f"{begins} are built.",)
