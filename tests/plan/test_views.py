"""Views that share what is the same in them are those that each document would have by itself."""

from datetime import date
from itertools import product as combinations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from docgen.model import Annotation, Declaration, Mentions, Paragraph, Project
from docgen.notes import NoteBlock, NoteWords
from docgen.plan.matrix import matrix_of
from docgen.plan.steps import Slot
from docgen.plan.views import Views
from docgen.plan.wordings import Wordings
from docgen.view import View

NOTE = (NoteBlock("paragraph", (NoteWords("Of one reader alone."),)),)
MENTIONS = st.builds(
    Mentions,
    named=st.sets(st.sampled_from(["NO", "IS", "KZ"])).map(lambda each: tuple(sorted(each))),
    groups=st.sampled_from([(), ("nordics",)]),
    all=st.booleans(),
)
TOPICS = st.sets(st.sampled_from(["fish", "energy"])).map(lambda each: tuple(sorted(each)))


def annotated(each: Paragraph, mentions: Mentions, topics: tuple[str, ...]) -> Paragraph:
    said = replace(each.annotation, parties=mentions, sectors=topics)
    owed = tuple(replace(one, sectors=topics) for one in said.commitments)
    return replace(each, annotation=replace(said, commitments=owed))


def with_products(project: Project, *declarations: Declaration) -> Project:
    """``project`` with a product for each of the ways in which they ask for views."""
    (sample,) = project.products
    ways = combinations((True, False), repeat=3)
    products = tuple(
        replace(sample, name=f"p{number}", notes=notes, on_file=on_file, register=register)
        for number, (notes, on_file, register) in enumerate(ways)
    )
    return replace(
        project, products=products, declarations=declarations, languages=("en", "it"), output="{}"
    )


def alone(project: Project, slot: Slot) -> tuple[View, str]:
    products = {each.name: each for each in project.products}
    return Views(Wordings(project), None).of(slot, products[slot.document.product])


@given(st.data())
def test_a_view_does_not_depend_on_those_made_before_it(
    mini_project: Project, data: st.DataObject
) -> None:
    (demo,) = mini_project.declarations
    paragraphs = tuple(
        annotated(each, data.draw(MENTIONS), data.draw(TOPICS)) for each in demo.paragraphs
    )
    noted = data.draw(st.sampled_from(["no", "no-fish", "fish", "whole"]))
    demo = replace(demo, paragraphs=paragraphs, notes={noted: NOTE})
    old = replace(demo, head=replace(demo.head, id="old", date=date(2001, 1, 1)))
    project = with_products(mini_project, demo, old)
    products = {each.name: each for each in project.products}
    slots = data.draw(st.permutations(list(matrix_of(replace(project, output="{product}")))))
    views, known = Views(Wordings(project), None), dict[str, View]()
    for slot in slots:
        view, digest = views.of(slot, products[slot.document.product])
        assert known.setdefault(digest, view) == view
        if len(known) % 7 == 0:  # each takes as long as all the others
            assert (view, digest) == alone(project, slot)
    assert len(known) == len({repr(each) for each in known.values()})


def test_a_digest_is_of_all_that_a_view_shows(mini_project: Project) -> None:
    """Of each field: with another value in it, the view has another digest."""
    (demo,) = mini_project.declarations
    first, *others = demo.paragraphs
    slot = next(each for each in matrix_of(mini_project) if each.variant.id == "no")
    changes = [
        replace(demo, head=replace(demo.head, place="Elsewhere")),
        replace(demo, notes={"no": NOTE}),
        replace(demo, paragraphs=(*others, first)),
        replace(demo, paragraphs=(replace(first, annotation=Annotation()), *others)),
    ]
    digests = {alone(mini_project, replace(slot, declaration=each))[1] for each in (demo, *changes)}
    assert len(digests) == 1 + len(changes)
