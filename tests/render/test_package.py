"""Word templates by their parsed markup: what is refused under any prefix, what is left out."""

import pytest

from conftest import REPOSITORY
from docgen.errors import TemplateError
from docgen.render.package import prepare_package
from hostile.packed import packed, unpacked

PARTS = unpacked((REPOSITORY / "templates/summary/summary.docx").read_bytes())
DOCUMENT, LINKS, CORE = "word/document.xml", "word/_rels/document.xml.rels", "docProps/core.xml"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def put(part: str, before: str, after: str) -> dict[str, bytes]:
    text = PARTS[part].decode()
    assert before in text
    return PARTS | {part: text.replace(before, after, 1).encode()}


def in_body(markup: str) -> dict[str, bytes]:
    return put(DOCUMENT, "<w:body>", f"<w:body><w:p><w:r>{markup}</w:r></w:p>")


def link(kind: str, target: str, markup: str) -> dict[str, bytes]:
    end = "</Relationships>"
    entry = f'<Relationship Id="x" Type="{R}/{kind}" Target="{target}" TargetMode="External"/>'
    return in_body(markup) | {LINKS: put(LINKS, end, entry + end)[LINKS]}


BLIP = '<q:blip xmlns:q="{}" xmlns:z="{}" z:{}="x"/>'
REFUSED = {
    "another prefix": (in_body(f'<q:object xmlns:q="{W}"/>'), "an embedded object"),
    "legacy picture": (
        in_body('<w:pict><v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" src="x"/></w:pict>'),
        "a drawn shape",
    ),
    "picture by a link of a page": (
        link("hyperlink", "http://127.0.0.1:9/x.png", BLIP.format(A, R, "embed")),
        "'blip' may not refer to 'http",
    ),
    "picture by another attribute": (
        link("hyperlink", "http://127.0.0.1:9/x.png", BLIP.format(A, R, "link")),
        "'blip' has a reference 'link'",
    ),
    "reference to nothing": (
        in_body(BLIP.format(A, R, "embed")),
        "refers to 'x', which the file does not have",
    ),
    "equation": (
        in_body('<m:oMath xmlns:m="urn:schemas-microsoft-com:math"/>'),
        "an equation",
    ),
    "two versions": (in_body('<c:AlternateContent xmlns:c="urn:c"/>'), "a drawn shape"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    parts, said = REFUSED[name]
    with pytest.raises(TemplateError, match=r"templates/x\.docx") as told:
        prepare_package(packed(parts), "templates/x.docx")
    assert said in told.value.message


def prepared(parts: dict[str, bytes], part: str) -> str:
    return unpacked(prepare_package(packed(parts), "templates/x.docx"))[part].decode()


def test_what_word_keeps_of_editors_is_left_out() -> None:
    markup = (
        "<cp:keywords>secret</cp:keywords><cp:lastModifiedBy>A. Clerk</cp:lastModifiedBy>"
        "<dc:description>secret</dc:description>"
    )
    author = "<dc:creator></dc:creator>", "<dc:creator>A. Clerk</dc:creator>"
    parts = put(CORE, *author)
    parts[CORE] = parts[CORE].replace(b"<cp:revision>", f"{markup}<cp:revision>".encode())
    kept = prepared(parts, CORE)
    assert "secret" not in kept
    assert "Clerk" not in kept
    assert "<dc:title>" in kept


def test_the_languages_that_word_notes_of_what_is_typed_are_left_out() -> None:
    typed = '<w:rPr><w:b/><w:lang w:val="it-IT"/></w:rPr><w:t>typed</w:t>'
    kept = prepared(in_body(typed), DOCUMENT)
    assert "<w:r><w:rPr><w:b/></w:rPr><w:t>typed</w:t></w:r>" in kept
    assert prepared(PARTS, "word/styles.xml").count("<w:lang ") == 1  # the whole file's


def test_an_author_that_is_a_tag_stays() -> None:
    tag = "<dc:creator>{{ 'The desk' }}</dc:creator>"
    assert "The desk" in prepared(put(CORE, "<dc:creator></dc:creator>", tag), CORE)


NORMALISED = {
    "true": (("<w:cantSplit/>", '<w:cantSplit w:val="true"/>'), '"true"'),
    "start": (("<w:keepNext/>", '<w:keepNext/><w:jc w:val="start"/>'), '"start"'),
    "identifiers of edits": (("<w:p>", '<w:p w:rsidR="00AA">'), "00AA"),
}


@pytest.mark.parametrize("name", NORMALISED)
def test_normalised(name: str) -> None:
    change, gone = NORMALISED[name]
    parts = put(DOCUMENT, *change)
    assert gone in parts[DOCUMENT].decode()
    assert gone not in prepared(parts, DOCUMENT)
