"""Files that cannot be read say what is wrong, and lead to nothing outside them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.akn import parsed as parsing
from docgen.akn.gate import check_akn
from docgen.akn.read import read_akn
from docgen.akn.write import write_akn
from docgen.errors import ContentError, FidelityError
from docgen.model import Project


@pytest.fixture
def text(mini_project: Project) -> str:
    declaration = mini_project.declarations[0]
    return write_akn(declaration, declaration.head, mini_project.vocabulary).decode()


def with_document_type(text: str, declarations: str) -> bytes:
    start = text.index("<akomaNtoso")
    return f"<!DOCTYPE akomaNtoso {declarations}>\n{text[start:]}".encode()


@pytest.mark.parametrize(
    "declarations",
    [
        "",
        "[<!ENTITY word 'other'>]",
        "SYSTEM 'file:///nowhere.dtd'",
        "[<!ENTITY % more SYSTEM 'http://localhost:9/x.dtd'> %more;]",
        "[<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>]",
    ],
)
def test_a_document_type_is_refused(text: str, declarations: str) -> None:
    with pytest.raises(ContentError, match=r"document type.*delete it"):
        read_akn(with_document_type(text, declarations), "x.xml")


def test_an_entity_leads_to_no_file(text: str, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("words of another file", "utf-8")
    entity = f"[<!ENTITY word SYSTEM '{other.as_uri()}'>]"
    with pytest.raises(ContentError, match="document type") as refused:
        read_akn(with_document_type(text.replace(">Fisheries<", ">&word;<"), entity), "x.xml")
    assert "another file" not in str(refused.value)


def test_a_file_that_includes_another_is_read_without_it(text: str, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("words of another file", "utf-8")
    include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{other}"/>'
    found = read_akn(text.replace(">Fisheries<", f">Fish{include}eries<").encode(), "x.xml")
    assert {each.heading for each in found.paragraphs} == {None, "Fisheries", "Energy"}


def test_a_large_file_is_refused(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "MOST_BYTES", 1 << 10)
    with pytest.raises(ContentError, match=r"x\.xml: larger than"):
        read_akn(text.encode(), "x.xml")


def test_a_deep_file_is_refused(text: str) -> None:
    deep = text.replace("<mainBody ", "<a>" * 300 + "<mainBody ")
    with pytest.raises(ContentError, match="not well-formed XML"):
        read_akn(deep.encode(), "x.xml")


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("</mainBody>", "", r"x\.xml:\d+: is not well-formed XML"),
        ("ns/akn/3.0", "ns/akn/2.0", "not an Akoma Ntoso 1.0 file"),
        ("statement", "act", "holds no statement"),
        ('eId="para_2"', 'eId="art_2"', r"x\.xml:\d+: 'art_2' is the eId of no paragraph"),
        ('eId="para_2"', "", "'' is the eId of no paragraph"),
        ('eId="para_2"', 'eId="para_1"', "duplicate paragraph 1"),
        ('date="2024-02-29"', 'date="2024"', "'2024' is no date"),
        ('<FRBRnumber value="demo"/>', "", "has no <FRBRnumber>"),
        ('<FRBRnumber value="demo"/>', "<FRBRnumber/>", "<FRBRnumber> has no value"),
        (' xml:lang="en"', "", "<mainBody> has no xml:lang"),
        ("docTitle", "docType", "has no <docTitle>"),
        ("#party_NO", "#NO", "refers to one party"),
        ("content", "wrapUp", "is empty"),
    ],
)
def test_what_cannot_be_read(text: str, before: str, after: str, message: str) -> None:
    assert before in text
    with pytest.raises(ContentError, match=message):
        read_akn(text.replace(before, after).encode(), "x.xml")


@pytest.mark.parametrize("content", [b"", b"\x00", b"PK\x03\x04", b"<a/>", "\ufeff<".encode()])
def test_no_file_at_all(content: bytes) -> None:
    with pytest.raises(ContentError, match=r"^x\.xml:"):
        read_akn(content, "x.xml")


@given(st.data())
def test_any_change_is_read_or_refused(mini_project: Project, data: st.DataObject) -> None:
    declaration = mini_project.declarations[0]
    content = write_akn(declaration, declaration.head, mini_project.vocabulary)
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(start + 60, len(content))))
    parts = st.sampled_from(
        [b"", b'"', b"<p>", b"</p>", b"<!---->", b"&lt;", b"&x;", b"_", b"\xff"]
    )
    changed = content[:start] + data.draw(parts) + content[end:]
    try:
        check_akn(changed, declaration, "x.xml")
    except FidelityError:
        return
    found = read_akn(changed, "x.xml")
    assert found.head == declaration.head
    assert [each.blocks for each in found.paragraphs] == [
        each.blocks for each in declaration.paragraphs
    ]
