"""Paragraphs named without the sign ¶."""

from pathlib import Path

import pytest

from conftest import MakeProject
from docgen.errors import ContentError
from docgen.load.paragraph_names import nearest_paragraph, paragraph_named
from docgen.load.project import load_project
from docgen.sources import Sources

KNOWN = ("¶1", "¶2", "1", "1(a)", "3", "Annex I, 2")


@pytest.mark.parametrize(
    ("name", "ref"),
    [
        *(("¶2", "¶2"), ("p2", "¶2"), ("P 2", "¶2"), ("para 2", "¶2"), ("para. 2", "¶2")),
        *(("Paragraph 2", "¶2"), ("2", "¶2"), ("¶ 2", "¶2"), (" p2 ", "¶2")),
        *(("1", "1"), ("p1", "¶1"), ("p3", "3"), ("¶3", "3"), ("p1(a)", "1(a)")),
        *(("para Annex I, 2", "Annex I, 2"), ("4", None), ("p", None), ("", None), ("q2", None)),
    ],
)
def test_names(name: str, ref: str | None) -> None:
    assert paragraph_named(name, KNOWN) == ref


def test_the_nearest_is_that_of_the_nearest_number() -> None:
    known = [f"¶{number}" for number in range(1, 27)]
    assert nearest_paragraph("p27", known) == "did you mean '¶26'?"
    assert nearest_paragraph("99", known) == "did you mean '¶26'?"
    assert nearest_paragraph("1(b)", ["1", "1(a)", "2"]).startswith("did you mean '1(a)'")
    nested = ["1", "1.2", "1.2(a)", "1.2(b)", "2"]
    for typed in ("1.2b", "1.2.b", "1.2 (b)"):
        assert nearest_paragraph(typed, nested) == "did you mean '1.2(b)'?"
    assert nearest_paragraph("intro", ["1", "2"]) == "known: 1, 2"


@pytest.mark.parametrize("name", ["1-4", "¶1–4", "paragraph 2 - 3"])
def test_a_range_is_no_name(name: str) -> None:
    assert paragraph_named(name, ["1", "2"]) is None
    assert nearest_paragraph(name, ["1", "2"]) == "each paragraph is named by itself"


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        *(("2(a)", "'2(а)'"), ("2a", "'2(а)'"), ("para 2 (a)", "'2(а)'"), ("2(A)", "'2(а)'")),
        *(("2(b)", "'2(б)'"), ("2(v)", "'2(в)'"), ("2(c)", "'2(в)'"), ("2(d)", "'2(д)' or '2(г)'")),
        *(("1.2(b)", "'1.2(β)'"), ("p4(b)", "'¶4(б)'"), ("3(a)", "'3(أ)'")),
    ],
)
def test_the_nearest_has_letters_of_another_alphabet(name: str, meant: str) -> None:
    known = (
        "1.2(α)",
        "1.2(β)",
        *(f"2({each})" for each in "абвгд"),
        "3(أ)",
        "3(ب)",
        "¶4(а)",
        "¶4(б)",
    )
    told = f"did you mean {meant}? The letter is not a Latin one: copy it from here"
    assert nearest_paragraph(name, known) == told


def test_no_other_alphabet_is_meant() -> None:
    assert nearest_paragraph("2(z)", ["2(а)", "2(б)"]) == "did you mean '2(б)'?"
    assert nearest_paragraph("2(b)", ["2(a)", "3(б)"]) == "did you mean '2(a)'?"


def annotate(root: Path, old: str, new: str) -> None:
    path = root / "content/demo/annotations.yaml"
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


@pytest.mark.parametrize("name", ["p1", "para 1", '"¶ 1"'])
def test_annotations(make_project: MakeProject, name: str) -> None:
    root = make_project()
    before = load_project(Sources(root)).declarations
    annotate(root, '"¶1":', f"{name}:")
    assert load_project(Sources(root)).declarations == before


def test_a_paragraph_is_named_once(mini: Path) -> None:
    annotate(mini, '"¶1":', 'p1: {summary: S, sectors: [], parties: {all: true}}\n"¶1":')
    with pytest.raises(ContentError, match="paragraph ¶1 is annotated twice"):
        load_project(Sources(mini))


def test_a_quote_of_a_paragraph_named_so(mini: Path) -> None:
    annotate(mini, '"3":', "para 3:")
    declaration = load_project(Sources(mini)).declarations[0]
    (third,) = [each for each in declaration.paragraphs if each.ref == "3"]
    assert {each.ref for each in third.annotation.commitments} == {"3"}
