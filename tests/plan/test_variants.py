"""What a view holds, and that it never invents or loses a word."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from docgen.commitment import Commitment, due_order
from docgen.due import Due, Every
from docgen.model import (
    Annotation,
    Declaration,
    Group,
    Mentions,
    Paragraph,
    Participant,
    Party,
    Project,
    Sector,
    Shape,
    Vocabulary,
)
from docgen.plan.variants import BRIEF_LINES, variants_of, view_of
from docgen.prepared import Unconfirmed
from docgen.view import Variant, View, Why


def view(project: Project, name: str) -> View:
    declaration = project.declarations[0]
    shapes: tuple[Shape, ...] = ("whole", "country", "sector", "country-sector")
    variants = {
        variant.id: variant
        for shape in shapes
        for variant in variants_of(declaration, project.vocabulary, shape)
    }
    return view_of(declaration, project.vocabulary, variants[name])


def test_what_nobody_has_confirmed_makes_a_draft_of_every_view(mini_project: Project) -> None:
    (declaration,) = mini_project.declarations
    assert view(mini_project, "whole").draft is None
    paragraphs = [
        replace(each, annotation=replace(each.annotation, proposals=2)) if each.ref == "3" else each
        for each in declaration.paragraphs
    ]
    project = replace(
        mini_project, declarations=(replace(declaration, paragraphs=tuple(paragraphs)),)
    )
    assert view(project, "energy").draft == Unconfirmed(declaration=2, shown=2)
    assert view(project, "fish").draft == Unconfirmed(declaration=2, shown=0)


@pytest.mark.parametrize(
    ("name", "refs"),
    [
        ("whole", ["¶1", "1", "1(a)", "2", "3"]),
        ("no", ["¶1", "1", "1(a)", "2", "3"]),
        ("kz", ["¶1", "2", "3"]),
        ("fish", ["1", "1(a)"]),
        ("kz-fish", []),
        ("is-energy", ["2", "3"]),
    ],
)
def test_passages(mini_project: Project, name: str, refs: list[str]) -> None:
    assert [each.ref for each in view(mini_project, name).passages] == refs


def test_each_passage_knows_why_it_is_there(mini_project: Project) -> None:
    whys = {each.ref: each.why for each in view(mini_project, "no").passages}
    assert whys["1"] == Why("named")
    assert whys["1(a)"] == Why("group", group="nordics")
    assert whys["2"] == Why("all")
    assert view(mini_project, "kz-energy").passages[1].why == Why("named", sector="energy")
    assert view(mini_project, "fish").passages[0].why == Why("whole", sector="fish")


def test_commitments_come_in_the_order_they_fall_due(mini_project: Project) -> None:
    whats = [each.what for each in view(mini_project, "whole").commitments]
    assert whats == ["Seminar", "Next meeting", "Shared data", "Saving energy"]


def test_notes_belong_to_one_variant(mini_project: Project) -> None:
    note = mini_project.declarations[0].notes["kz"]
    assert view(mini_project, "kz").notes == note != ()
    assert view(mini_project, "kz-energy").notes == ()


def test_names_in_the_view_are_those_that_occur(mini_project: Project) -> None:
    seen = view(mini_project, "kz-energy")
    assert set(seen.parties) == {"NO", "IS", "KZ"}
    assert set(seen.groups) == set()
    assert set(seen.sectors) == {"energy"}


def test_brief_prefers_weight_names_and_dates(mini_project: Project) -> None:
    declaration = mini_project.declarations[0]
    first = declaration.paragraphs[0]
    paragraphs = tuple(
        replace(
            first,
            ref=str(number),
            annotation=replace(first.annotation, weight=3 if number == 7 else 1),
        )
        for number in range(20)
    )
    seen = view_of(
        replace(declaration, paragraphs=paragraphs),
        mini_project.vocabulary,
        Variant("whole", "whole", "whole"),
    )
    assert seen.brief == ("0", "1", "2", "3", "7")
    assert len(seen.brief) == BRIEF_LINES


def test_no_headline_is_left_out_for_a_paragraph_that_ranks_alike(mini_project: Project) -> None:
    """Six headlines, and one of substance that names the country: all seven rank alike."""
    declaration = mini_project.declarations[0]
    first = declaration.paragraphs[0]
    everyone, named = Mentions(all=True), Mentions(named=("KZ",))
    paragraphs = tuple(
        replace(
            first,
            ref=str(number),
            annotation=Annotation("Told.", weight=2 if number == 0 else 3, parties=parties),
        )
        for number, parties in enumerate([named, *[everyone] * 6])
    )
    seen = view_of(
        replace(declaration, paragraphs=paragraphs),
        mini_project.vocabulary,
        Variant("country", "kz", "kazakhstan", country="KZ"),
    )
    assert seen.brief == ("1", "2", "3", "4", "5", "6")


@pytest.mark.parametrize(
    "dues",
    [
        [
            Due(2026, month=3, day=1),
            Due(2026, month=3),
            Due(2026, season="spring"),
            Due(2026, season="autumn"),
            Due(2026),
            Due(2027, month=1, day=1),
            None,
        ]
    ],
)
def test_due_order(mini_project: Project, dues: list[Due | None]) -> None:
    declaration = mini_project.declarations[0]
    annotation = declaration.paragraphs[1].annotation
    commitments = tuple(replace(annotation.commitments[0], due=due) for due in reversed(dues))
    paragraph = replace(
        declaration.paragraphs[1], annotation=replace(annotation, commitments=commitments)
    )
    seen = view_of(
        replace(declaration, paragraphs=(paragraph,)),
        mini_project.vocabulary,
        Variant("whole", "whole", "whole"),
    )
    assert [each.due for each in seen.commitments] == dues


def test_what_has_only_a_rule_comes_before_what_has_neither(mini_project: Project) -> None:
    annotation = mini_project.declarations[0].paragraphs[1].annotation
    known = annotation.commitments[0]
    plain = replace(known, due=None)
    ruled = replace(plain, timing=Every(1, "year"))
    assert sorted([plain, ruled, known], key=due_order) == [known, ruled, plain]


# Any declaration over three parties, one group and two sectors.

VOCABULARY = Vocabulary(
    parties={code: Party(code, code.lower(), code) for code in ("AA", "BB", "CC")},
    groups={"pair": Group("pair", "Pair", ("AA", "BB"))},
    sectors={name: Sector(name, name, name) for name in ("x", "y")},
)
some_parties = st.lists(st.sampled_from(["AA", "BB", "CC"]), unique=True).map(tuple)
some_sectors = st.lists(st.sampled_from(["x", "y"]), unique=True).map(tuple)


@st.composite
def declarations(draw: st.DrawFn, head: Declaration) -> Declaration:
    paragraphs = []
    for number in range(draw(st.integers(0, 8))):
        ref, text, sectors = str(number), f"Words of {number}.", draw(some_sectors)
        mentions = Mentions(
            draw(some_parties), draw(st.sampled_from([(), ("pair",)])), draw(st.booleans())
        )
        commitment = Commitment(ref, "What", text, "event", ("all",), sectors)
        paragraphs.append(
            Paragraph(
                ref,
                (text,),
                heading=None,
                line=number,
                annotation=Annotation(
                    summary=draw(st.sampled_from(["", "Told."])),
                    weight=draw(st.integers(1, 3)),
                    sectors=sectors,
                    parties=mentions,
                    commitments=(commitment,) * draw(st.integers(0, 2)),
                ),
            )
        )
    participants = tuple(Participant(code) for code in VOCABULARY.parties)
    return Declaration(replace(head.head, participants=participants), tuple(paragraphs))


variants = st.sampled_from(
    [
        Variant("whole", "whole", "whole"),
        Variant("country", "aa", "aa", country="AA"),
        Variant("sector", "x", "x", sector="x"),
        Variant("country-sector", "cc-y", "cc-y", country="CC", sector="y"),
    ]
)


@given(st.data(), variants)
def test_a_view_never_invents_or_loses_a_word(
    mini_project: Project, data: st.DataObject, variant: Variant
) -> None:
    declaration = data.draw(declarations(mini_project.declarations[0]))
    seen = view_of(declaration, VOCABULARY, variant)
    by_ref = {each.ref: each for each in declaration.paragraphs}

    assert [each.ref for each in seen.passages] == [
        ref for ref in by_ref if belongs(by_ref[ref], variant)
    ]
    for passage in seen.passages:
        assert passage.blocks == by_ref[passage.ref].blocks
    expected = Counter(
        commitment
        for ref in (each.ref for each in seen.passages)
        for commitment in by_ref[ref].annotation.commitments
        if variant.sector is None or variant.sector in commitment.sectors
    )
    assert Counter(seen.commitments) == expected
    assert set(seen.brief) <= {each.ref for each in seen.passages if each.summary}


def belongs(paragraph: Paragraph, variant: Variant) -> bool:
    """The rule, written a second time and plainly."""
    if variant.sector and variant.sector not in paragraph.annotation.sectors:
        return False
    mentions = paragraph.annotation.parties
    in_group = "pair" in mentions.groups and variant.country in ("AA", "BB")
    return variant.country is None or variant.country in mentions.named or in_group or mentions.all


@given(st.data())
def test_the_whole_is_the_declaration(mini_project: Project, data: st.DataObject) -> None:
    declaration = data.draw(declarations(mini_project.declarations[0]))
    seen = view_of(declaration, VOCABULARY, Variant("whole", "whole", "whole"))
    assert [each.blocks for each in seen.passages] == [
        each.blocks for each in declaration.paragraphs
    ]
