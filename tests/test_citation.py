"""The eId of a paragraph: by the naming convention, and never that of another paragraph."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.citation import eid, ref_of
from docgen.load.text import parse


@pytest.mark.parametrize(
    ("ref", "name"),
    [
        ("25", "para_25"),
        ("14.1", "para_14.1"),
        ("14(b)", "para_14__point_b"),
        ("14(b)(iv)", "para_14__point_b__point_iv"),
        ("14(б)", "para_14__point_б"),
        ("¶3", "para_nn_3"),
        ("¶3(a)", "para_nn_3__point_a"),
        ("Article 1", "para_Article_1"),
        ("§ 2", "para_§_2"),
        ("IV", "para_IV"),
        ("第一条", "para_第一条"),
        ("一（二）", "para_一（二）"),
        ("1-бап", "para_1-бап"),
        ("المادة 1", "para_المادة_1"),
        ("Annex I, 1(a)", "sec_Annex_I__para_1__point_a"),
        ("Trade, energy: a plan/2, 7", "sec_Trade,_energy%3A_a_plan%2F2__para_7"),
        ("snake_case, 1", "sec_snake%5Fcase__para_1"),
        ("nn 3", "para_nn%203"),
        ("nn 3, 1(nn 2)", "sec_nn%203__para_1__point_nn_2"),
    ],
)
def test_eid(ref: str, name: str) -> None:
    assert eid(ref) == name
    assert ref_of(name) == ref


@given(st.text(min_size=1))
def test_no_two_references_have_one_eid(ref: str) -> None:
    """It holds the reference: whatever has the same eId is the same reference."""
    assert ref_of(eid(ref)) == ref


@given(st.text(min_size=1))
def test_an_eid_has_no_blank_and_nothing_that_ends_it_in_an_address(ref: str) -> None:
    assert not set(eid(ref)) & set('#?/!~@:;&<>"\\ \t\n\u00a0\u2028\ufeff')


def test_the_paragraphs_of_a_text_have_eids_of_their_own() -> None:
    text = (
        "Preamble.\n\n1. One.\n\n(a) First.\n\n(i) Below.\n\n(б) Second.\n\n2(a) Two.\n\n2.1. Low."
        "\n\n# Annex\n\n1. Again.\n\n(a) First.\n\nNo number.\n\n§ 1. Sign.\n\n§ 2. Sign.\n\n"
        "一、Han.\n"
    )
    refs = [each.ref for each in parse(text, "text.en.md")]
    assert len({eid(each) for each in refs}) == len(refs) >= 13


@pytest.mark.parametrize("name", ["", "para", "para_", "sec_1", "para_1__p_1", "point_a"])
def test_what_is_the_eid_of_no_paragraph(name: str) -> None:
    with pytest.raises(ValueError, match="of no paragraph"):
        ref_of(name)


def test_an_empty_reference_has_no_eid() -> None:
    with pytest.raises(ValueError, match="not empty"):
        eid("")
