"""What is written as Akoma Ntoso is read back as the same declaration, whatever it says."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace

from docgen.akn.gate import check_akn
from docgen.akn.read import read_akn
from docgen.akn.write import write_akn
from docgen.characters import FORBIDDEN
from docgen.model import Declaration, Head, Paragraph, Participant, Project, Vocabulary

PATH = "demo.akn.xml"
REFS = (
    *("1", "1(a)", "1(a)(i)", "1(b)", "2(a)", "2(a)(ii)", "14.1", "¶1", "¶2", "¶2(a)", "¶3(б)"),
    *("Article 3", "Article 3(a)", "§ 4", "IV", "第一条", "一（二）", "1-бап", "المادة 5"),
    *("Annex I, 1", "Annex I, 1(a)", "Annex I, 2", "nn 2, 1", "A/B_c: what, now, 7"),
)
letters = st.characters(exclude_categories=["Cc", "Cs"], include_characters="\t\n")
words = st.text(letters.filter(lambda each: not FORBIDDEN.match(each)), min_size=1, max_size=20)
names = st.none() | words


@st.composite
def declarations(draw: st.DrawFn) -> Declaration:
    refs = draw(st.lists(st.sampled_from(REFS), min_size=1, max_size=8, unique=True))
    headings = st.none() | st.sampled_from(["One", "Annex I", "nn 2"]) | words
    participants = draw(
        st.lists(
            st.builds(
                Participant, st.sampled_from(["KZ", "IT", "EU"]), names, names, st.booleans()
            ),
            unique_by=lambda each: each.party,
        )
    )
    head = Head(
        id="demo",
        title=draw(words),
        short_title=draw(words),
        date=draw(st.dates(min_value=datetime.date(1000, 1, 1))),
        place=draw(words),
        occasion=draw(words),
        language=draw(st.sampled_from(["en", "sr-Latn", "zh-Hans", "pt-BR", "ar", "gsw"])),
        text_digest="0" * 64,
        participants=tuple(participants),
        published=draw(st.just("") | words),
    )
    blocks = st.lists(words, min_size=1, max_size=3).map(tuple)
    paragraphs = (Paragraph(ref, draw(blocks), draw(headings), line=1) for ref in refs)
    return Declaration(head, tuple(paragraphs))


def written(declaration: Declaration) -> bytes:
    return write_akn(declaration, declaration.head, Vocabulary({}, {}, {}))


def bare(declaration: Declaration) -> list[Paragraph]:
    return [Paragraph(each.ref, each.blocks, each.heading, 0) for each in declaration.paragraphs]


@settings(max_examples=50)
@given(declarations())
def test_a_declaration_is_read_back(declaration: Declaration) -> None:
    content = written(declaration)
    found = read_akn(content, PATH)
    assert found.head == declaration.head
    assert bare(found) == bare(declaration)
    check_akn(content, declaration, PATH)
    assert written(declaration) == content
    ids = [each.get("eId") for each in etree.fromstring(content).iter() if each.get("eId")]
    assert len(ids) == len(set(ids))


def test_the_lines_of_paragraphs_are_those_of_the_file(mini_project: Project) -> None:
    content = written(mini_project.declarations[0])
    lines = content.decode().splitlines()
    for each in read_akn(content, PATH).paragraphs:
        assert "eId=" in lines[each.line - 1]


@pytest.mark.parametrize("name", ["representative", "office"])
def test_what_a_participant_does_not_say_stays_unsaid(mini_project: Project, name: str) -> None:
    declaration = mini_project.declarations[0]
    one = replace(Participant("NO"), **{name: "Somebody"})
    declaration = replace(declaration, head=replace(declaration.head, participants=(one,)))
    assert read_akn(written(declaration), PATH).head.participants == (one,)
