"""Articles with titles, below which numbers begin again."""

from io import BytesIO

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from drafts import draft_of, shape

TEXT = """GEMEINSAME ERKLÄRUNG

Die Parteien haben Folgendes vereinbart:

Artikel 1
Ziel

(1) Die Parteien fördern die Büchereien.

(2) Sie tauschen Bücher aus.

Artikel 2
Mittel

(1) Jede Partei stellt 1,5 Mio. Euro bereit.

Artikel 3
Inkrafttreten

Diese Erklärung tritt heute in Kraft.
"""


def test_articles_are_parts() -> None:
    made = draft_of(TEXT, language="de")
    headings = [line for line in made.text.text.split("\n") if line.startswith("#")]
    assert headings == [
        *("# Artikel 1", "## Ziel", "# Artikel 2", "## Mittel", "# Artikel 3", "## Inkrafttreten"),
    ]
    assert [ref for ref, _ in shape(made)] == ["¶1", "1", "2", "Artikel 2, 1", "¶2"]
    assert made.remarks == ()


def test_reference_in_brackets() -> None:
    text = "<p>1. They met.<sup>[1]</sup></p><p>2. They left.</p><hr><p>[1] In Bergen.</p>"
    made = draft_of(text, "a.html")
    assert [(note.mark, ref) for note, ref in made.footnotes] == [("1", "1")]


def test_ordinal_figures() -> None:
    text = "Acordo\n\nAs Partes acordam:\n\nARTIGO 1.º\nObjeto\n\n1. As Partes cooperam.\n\n"
    made = draft_of(f"{text}ARTIGO 2.º\nVigor\n\n2. As Partes saem.\n", language="pt")
    headings = [line for line in made.text.text.split("\n") if line.startswith("#")]
    assert headings == ["## ARTIGO 1.º", "## Objeto", "## ARTIGO 2.º", "## Vigor"]


CHAPEAUX = [
    "Die Regierung von Kenia\n\nund\n\ndie Regierung von Peru –\n\nin dem Wunsch zu handeln,",
    "Die Regierung von Kenia und\ndie Regierung von Peru (im Folgenden „Parteien“)\n\nIm Wunsch,",
]


@pytest.mark.parametrize("chapeau", CHAPEAUX)
def test_who_speaks_is_text(chapeau: str) -> None:
    made = draft_of(f"ABKOMMEN\nüber Brunnen\n\n{chapeau}\n\n1. Sie handeln.\n", language="de")
    assert made.text.text.startswith("Die Regierung von Kenia")
    assert made.found.title == "ABKOMMEN über Brunnen"


def test_a_sign_behind_the_number_is_a_name() -> None:
    text = "Deklaration\n\n1 § Länderna ska mötas.\n\n2 § Länderna ska\na) dela data,\nb) tala.\n"
    made = draft_of(text, language="sv")
    assert [ref for ref, _ in shape(made)] == ["1 §", "2 §", "2 §(a)", "2 §(b)"]


def test_articles_that_word_counts_before_their_words() -> None:
    document = Document()
    levels = document.part.numbering_part.element
    levels.insert(
        0,
        parse_xml(
            f"<w:abstractNum {nsdecls('w')} w:abstractNumId='77'><w:lvl w:ilvl='0'>"
            "<w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='第%1条'/>"
            "</w:lvl></w:abstractNum>"
        ),
    )
    levels.append(
        parse_xml(
            f"<w:num {nsdecls('w')} w:numId='77'><w:abstractNumId w:val='77'/></w:num>",
        )
    )
    document.add_paragraph("果樹園に関する協定")
    document.add_paragraph("両政府は、次のとおり協定した。")
    for words in ("両政府は、毎年会合する。", "両政府は、木を切らない。"):
        properties = document.add_paragraph(words)._p.get_or_add_pPr()
        number = properties.get_or_add_numPr()
        number.get_or_add_ilvl().val, number.get_or_add_numId().val = 0, 77
    out = BytesIO()
    document.save(out)
    made = draft_of(out.getvalue(), "text.docx", "ja")
    assert [ref for ref, _ in shape(made)] == ["¶1", "第1条", "第2条"]
