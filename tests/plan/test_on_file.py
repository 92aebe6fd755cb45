"""The other declarations on file, and a product without the desk's notes."""

from datetime import date

import pytest
from msgspec.structs import replace

from docgen import api
from docgen.commitment import Commitment
from docgen.due import Due
from docgen.job import Request
from docgen.model import Declaration, Project
from docgen.notes import NoteBlock, NoteWords
from docgen.plan.plan import make_plan
from docgen.store.state import BuildRecords
from docgen.view import View

NONE: dict[str, str] = {}
SECRET = (NoteBlock("paragraph", (NoteWords("Not to be mentioned."),)),)


def views(project: Project, name: str) -> dict[str, View]:
    """The view of each document of the variant ``name``, by product."""
    made = make_plan(project, Request(), {}, BuildRecords(), NONE.get, NONE.get)
    return {
        step.job.document.product: step.job.view
        for step in made.steps
        if step.job.view.variant.id == name and step.job.view.head.id == "demo"
    }


def with_product(project: Project, **keys: bool) -> Project:
    """``project`` with a second product that differs from the first by ``keys``."""
    (product,) = project.products
    return replace(project, products=(product, replace(product, name="other", **keys)))


def another(declaration: Declaration, name: str, day: date, *parties: str) -> Declaration:
    """A declaration like ``declaration``, adopted by ``parties`` alone."""
    participants = tuple(each for each in declaration.head.participants if each.party in parties)
    head = replace(declaration.head, id=name, date=day, participants=participants)
    return replace(declaration, head=head)


@pytest.fixture
def three(mini_project: Project) -> Project:
    """The small project with an older declaration of all, and a newer one without Kazakhstan."""
    (demo,) = mini_project.declarations
    parties = [each.party for each in demo.head.participants]
    old = another(demo, "old", date(2001, 1, 1), *parties)
    new = another(demo, "new", date(2099, 1, 1), "NO", "IS")
    return replace(with_product(mini_project, on_file=True), declarations=(demo, old, new))


def test_only_a_product_that_asks_for_them_has_other_declarations(three: Project) -> None:
    seen = views(three, "no")
    assert seen["note"].on_file == ()
    assert [each.head.id for each in seen["other"].on_file] == ["new", "old"]  # the newest first


def test_a_country_has_those_that_it_adopted(three: Project) -> None:
    assert [each.head.id for each in views(three, "kz")["other"].on_file] == ["old"]
    assert [each.head.id for each in views(three, "whole")["other"].on_file] == ["new", "old"]


@pytest.mark.parametrize("name", ["whole", "no", "kz", "fish", "kz-energy"])
def test_commitments_are_chosen_as_those_of_the_view_and_have_no_words(
    three: Project, name: str
) -> None:
    seen = views(three, name)["other"]
    for each in seen.on_file:
        assert [replace(one, by=(), duty=()) for one in each.commitments] == [
            replace(one, quote="", by=(), duty=()) for one in seen.commitments
        ]


def test_what_nobody_has_confirmed_is_counted_and_not_shown(three: Project) -> None:
    demo, old, new = three.declarations
    paragraphs = tuple(
        replace(each, annotation=replace(each.annotation, proposals=1))
        if each.annotation.commitments
        else each
        for each in old.paragraphs
    )
    count = sum(bool(each.annotation.commitments) for each in paragraphs)
    project = replace(three, declarations=(demo, replace(old, paragraphs=paragraphs), new))
    seen = views(project, "no")["other"]
    assert count > 0
    assert [(each.unconfirmed, bool(each.commitments)) for each in seen.on_file] == [
        (0, True),
        (count, False),
    ]
    assert seen.draft is None


def test_whoever_is_named_there_has_a_name(three: Project) -> None:
    """Actors of the others need not be participants of the declaration of the view."""
    demo, old, new = three.declarations
    owed = Commitment(
        "1", "A visit", "", "event", ("KZ",), ("energy",), Due(2030), duty=("nordics",)
    )
    first, *rest = old.paragraphs
    annotation = replace(first.annotation, commitments=(owed,))
    changed = replace(old, paragraphs=(replace(first, annotation=annotation), *rest))
    only_norway = another(demo, "demo", demo.head.date, "NO")
    project = replace(three, declarations=(only_norway, changed, new))
    seen = views(project, "no")["other"]
    assert {"KZ", "NO", "IS"} <= seen.parties.keys()
    assert seen.groups["old/nordics"].name == project.vocabulary.groups["nordics"].name
    assert ("old/nordics",) in {each.duty for each in seen.on_file[-1].commitments}
    assert "energy" in seen.sectors


def test_a_change_of_another_declaration_changes_only_what_shows_it(three: Project) -> None:
    demo, old, new = three.declarations
    moved = replace(old, head=replace(old.head, place="Elsewhere"))
    changed = replace(three, declarations=(demo, moved, new))
    assert views(three, "no")["note"] == views(changed, "no")["note"]
    assert views(three, "no")["other"] != views(changed, "no")["other"]


def test_the_others_are_in_the_language_of_the_document(three: Project) -> None:
    demo, old, _ = three.declarations
    french = replace(old, head=replace(old.head, language="fr", place="Genève"))
    project = replace(three, declarations=(demo, old, french), languages=("en", "fr"))
    made = make_plan(project, Request(), {}, BuildRecords(), NONE.get, NONE.get)
    places = {
        step.job.document.language: step.job.view.on_file[0].head.place
        for step in made.steps
        if (step.job.document.product, step.job.view.head.id) == ("other", "demo")
    }
    assert places == {"en": old.head.place, "fr": "Genève"}


def test_a_product_without_notes_is_given_none(mini_project: Project) -> None:
    (demo,) = mini_project.declarations
    noted = replace(demo, notes={"no": SECRET})
    project = replace(with_product(mini_project, notes=False), declarations=(noted,))
    seen = views(project, "no")
    assert seen["note"].notes == SECRET
    assert seen["other"] == views(with_product(mini_project), "no")["other"]


def test_a_note_makes_no_document_of_a_product_without_notes(mini_project: Project) -> None:
    (demo,) = mini_project.declarations
    noted = replace(demo, notes={"is-energy": SECRET})
    project = replace(with_product(mini_project, notes=False), declarations=(noted,))
    products = tuple(replace(each, every_country=False) for each in project.products)
    assert views(replace(project, products=products), "is-energy").keys() == {"note"}


def test_the_library_gives_what_the_product_is_given(mini_project: Project) -> None:
    (demo,) = mini_project.declarations
    noted = replace(demo, notes={"no": SECRET})
    project = replace(with_product(mini_project, notes=False), declarations=(noted,))
    assert api.view(project, "demo/en/note/no/pdf").notes == SECRET
    assert api.view(project, "demo/en/other/no/pdf").notes == ()
