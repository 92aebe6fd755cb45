import random
from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from docgen.errors import ContentError, UsageError
from docgen.job import Request
from docgen.model import Project, Sector, Selection
from docgen.plan.matrix import matrix_of
from docgen.plan.plan import make_plan
from docgen.plan.steps import Plan
from docgen.plan.variants import view_of
from docgen.store.state import BuildRecords, DocumentRecord

VERSIONS = {"docgen": "1"}
T = TypeVar("T")
ALL, NONE = Request(), BuildRecords()


def plan(
    project: Project,
    request: Request = ALL,
    history: BuildRecords = NONE,
    inputs: dict[str, str] | None = None,
    outputs: dict[str, str] | None = None,
    versions: dict[str, str] = VERSIONS,
) -> Plan:
    return make_plan(project, request, versions, history, (inputs or {}).get, (outputs or {}).get)


def history_of(made: Plan, reads: dict[str, str | None]) -> tuple[BuildRecords, dict[str, str]]:
    """The history of a build that did all of ``made``, and the digests of its files."""
    records = {
        step.job.path: DocumentRecord(
            document=step.job.document,
            path=step.job.path,
            key=step.job.key,
            view=step.job.view_digest,
            digest="digest",
            pages=1,
            reads="reads",
            versions="versions",
            reason="not built before",
            changed="2026-01-01T00:00:00+00:00",
        )
        for step in made.steps
    }
    return BuildRecords(records, {"reads": reads, "versions": VERSIONS}), dict.fromkeys(
        records, "digest"
    )


def test_the_whole_matrix(mini_project: Project) -> None:
    made = plan(mini_project)
    variants = 1 + 3 + 2 + 6
    assert len(made.steps) == 2 * variants
    assert {step.state for step in made.steps} == {"missing"}
    assert made.steps[-1].job.document.id == "demo/en/note/whole/pdf"
    assert made.steps[-1].job.path == "demo/en/demo-note-whole.pdf"


def sparing(project: Project) -> Project:
    """``project``, whose documents for a country on a sector have to say something of their own."""
    products = tuple(replace(each, every_country=False) for each in project.products)
    return replace(project, products=products)


def test_a_country_has_a_document_on_a_sector_where_it_says_something_of_its_own(
    mini_project: Project,
) -> None:
    made = plan(sparing(mini_project), Request(formats=("pdf",)))
    pairs = {step.job.view.variant.id for step in made.steps if step.job.document.sector}
    # Both are named in a paragraph on fish, and only Kazakhstan in one on energy.
    assert pairs == {"fish", "energy", "no-fish", "is-fish", "kz-energy"}
    assert {slot.variant.id: slot.why_not for slot in made.left_out} == {
        name: f"it would say no more than demo/en/demo-note-{sector}.pdf"
        for name, sector in (("kz-fish", "fish"), ("no-energy", "energy"), ("is-energy", "energy"))
    }


def test_without_the_document_on_the_sector_none_is_left_out(mini_project: Project) -> None:
    product = replace(mini_project.products[0], variants=("country-sector",), every_country=False)
    made = plan(replace(mini_project, products=(product,)))
    assert (len(made.steps), made.left_out) == (12, ())


def test_a_document_that_says_no_more_now_is_an_orphan(mini_project: Project) -> None:
    history, outputs = history_of(plan(mini_project), {})
    again = plan(sparing(mini_project), history=history, outputs=outputs)
    assert not again.stale
    gone = {record.document.id for record in again.orphans}
    assert gone == {
        f"demo/en/note/{pair}/{form}"
        for pair in ("kz-fish", "no-energy", "is-energy")
        for form in ("pdf", "docx")
    }
    assert again.why_orphan("demo/en/demo-note-norway-energy.pdf") == (
        "it would say no more than demo/en/demo-note-energy.pdf"
    )
    assert again.why_orphan("demo/en/other.pdf") == "no longer part of the project"


def test_a_note_makes_a_document_worth_building(mini_project: Project) -> None:
    declaration = replace(mini_project.declarations[0], notes={"no-energy": ("Our view.",)})
    project = replace(sparing(mini_project), declarations=(declaration,))
    assert {slot.variant.id for slot in plan(project).left_out} == {"kz-fish", "is-energy"}


def test_a_request_for_what_is_left_out(mini_project: Project) -> None:
    with pytest.raises(UsageError) as caught:
        plan(sparing(mini_project), Request(countries=("NO",), sectors=("energy",)))
    assert str(caught.value) == (
        "no document matches: demo/en/demo-note-norway-energy.docx is not built, since it would say"
        " no more than demo/en/demo-note-energy.docx"
        " (every_country = true in [products.note] of docgen.toml builds it)"
    )


@pytest.mark.parametrize(
    ("selection", "left", "setting"),
    [
        (Selection(), 2 * 12, ""),
        (Selection(products=("note",)), 2 * 12, ""),
        (Selection(products=("other",)), 0, "products"),
        (Selection(variants=("whole", "sector")), 2 * 3, "variants"),
        (Selection(languages=("en",)), 2 * 12, ""),
        (Selection(languages=("nb", "is")), 2 * 2 * 12, "languages"),
        (Selection(languages=("nb",), variants=("country",)), 2 * 3, "languages"),
    ],
)
def test_a_declaration_has_the_documents_that_its_settings_leave(
    mini_project: Project, selection: Selection, left: int, setting: str
) -> None:
    project = replace(mini_project, selections={"demo": selection})
    places = list(matrix_of(project))
    assert sum(not each.why_not for each in places) == left
    named = {each.setting for each in places} - {""}
    assert (f"'{setting}' in [declarations.demo]" in named) == bool(setting)
    assert {each.document.language for each in places if not each.why_not} <= set(
        selection.languages or mini_project.languages
    )


def test_the_settings_of_a_declaration_concern_no_other(mini_project: Project) -> None:
    demo = mini_project.declarations[0]
    other = replace(demo, head=replace(demo.head, id="other"))
    project = replace(
        mini_project,
        declarations=(demo, other),
        selections={"other": Selection(variants=("whole",), languages=("nb",))},
    )
    built = Counter(
        (step.job.document.declaration, step.job.document.language) for step in plan(project).steps
    )
    assert built == {("demo", "en"): 2 * 12, ("other", "nb"): 2}


def test_a_country_has_its_own_document_where_the_sector_has_none(mini_project: Project) -> None:
    selection = Selection(variants=("country-sector",))
    made = plan(replace(sparing(mini_project), selections={"demo": selection}))
    assert len(made.steps) == 2 * 6


def test_what_settings_leave_out_is_an_orphan_and_says_which(mini_project: Project) -> None:
    history, outputs = history_of(plan(mini_project), {})
    selection = Selection(variants=("country", "sector", "country-sector"))
    project = replace(mini_project, selections={"demo": selection})
    again = plan(project, history=history, outputs=outputs)
    assert not again.stale
    assert {each.document.id for each in again.orphans} == {
        "demo/en/note/whole/pdf",
        "demo/en/note/whole/docx",
    }
    assert again.why_orphan("demo/en/demo-note-whole.pdf") == (
        "docgen.toml leaves it out by its 'variants' in [declarations.demo]"
    )
    with pytest.raises(UsageError) as caught:
        plan(replace(project, selections={"demo": Selection(products=())}))
    assert str(caught.value) == (
        "no document matches: demo/en/demo-note-energy.docx is not built, since docgen.toml"
        " leaves it out by its 'products' in [declarations.demo]"
        " (change 'products' in [declarations.demo] of docgen.toml to build it)"
    )


def test_a_sector_that_the_declaration_does_not_use(mini_project: Project) -> None:
    common = mini_project.vocabulary
    (fish, energy), own = common.sectors.items(), Sector("defence", "Defence", "Arms.")
    vocabulary = replace(common, sectors=dict([fish, ("defence", own)]), unused=dict([energy]))
    project = replace(mini_project, vocabularies={"demo": vocabulary})
    made = plan(project, Request(formats=("pdf",)))
    assert {step.job.document.sector for step in made.steps} == {None, "fish", "defence"}
    assert {(slot.document.sector, slot.setting) for slot in made.left_out} == {
        ("energy", "'sectors' in [declarations.demo]")
    }
    unused = next(slot for slot in made.left_out if slot.document.sector == "energy")
    assert view_of(unused.declaration, vocabulary, unused.variant).sectors["energy"] == energy[1]
    shown = next(step.job.view for step in made.steps if step.job.document.sector == "defence")
    assert shown.sectors == {"defence": own}
    keys = {step.job.path: step.job.key for step in made.steps}
    named = replace(vocabulary, sectors=vocabulary.sectors | {"defence": replace(own, name="X")})
    again = plan(replace(project, vocabularies={"demo": named}), Request(formats=("pdf",)))
    new = [step.job for step in again.steps if keys[step.job.path] != step.job.key]
    assert {job.document.sector for job in new} == {"defence"}


def test_what_was_built_is_fresh(mini_project: Project) -> None:
    history, outputs = history_of(plan(mini_project), {"a.css": "1", "b.css": None})
    again = plan(mini_project, history=history, inputs={"a.css": "1"}, outputs=outputs)
    assert not again.stale
    assert not again.orphans


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"inputs": {"a.css": "2"}}, "a.css changed"),
        ({"inputs": {}}, "a.css is gone"),
        ({"inputs": {"a.css": "1", "b.css": "1"}}, "b.css is new"),
        ({"versions": {"docgen": "2"}}, "docgen 1 became 2"),
        ({"versions": {"docgen": "1", "new": "1"}}, "new None became 1"),
    ],
)
def test_reasons(mini_project: Project, change: dict[str, dict[str, str]], reason: str) -> None:
    history, outputs = history_of(plan(mini_project), {"a.css": "1", "b.css": None})
    inputs = change.get("inputs", {"a.css": "1"})
    versions = change.get("versions", VERSIONS)
    again = plan(mini_project, Request(), history, inputs, outputs, versions)
    assert {(step.state, step.reasons) for step in again.steps} == {("stale", (reason,))}


def test_outputs_gone_or_edited(mini_project: Project) -> None:
    history, outputs = history_of(plan(mini_project), {})
    first, second, *_ = outputs
    del outputs[first]
    outputs[second] = "edited"
    again = plan(mini_project, history=history, outputs=outputs)
    assert [(step.state, step.reasons) for step in again.stale] == [
        ("missing", ("the file is gone",)),
        ("stale", ("the file was changed by hand",)),
    ]


def test_a_changed_paragraph_touches_the_documents_that_show_it(mini_project: Project) -> None:
    history, outputs = history_of(plan(mini_project), {})
    declaration = mini_project.declarations[0]
    paragraphs = list(declaration.paragraphs)
    annotation = replace(paragraphs[1].annotation, summary="Another summary.")
    paragraphs[1] = replace(paragraphs[1], annotation=annotation)
    changed = replace(
        mini_project, declarations=(replace(declaration, paragraphs=tuple(paragraphs)),)
    )
    again = plan(changed, history=history, outputs=outputs)
    variants = {step.job.view.variant.id for step in again.stale}
    assert variants == {"whole", "no", "is", "fish", "no-fish", "is-fish"}


def test_the_line_of_a_paragraph_touches_no_document(mini_project: Project) -> None:
    history, outputs = history_of(plan(mini_project), {})
    declaration = mini_project.declarations[0]
    moved = tuple(replace(each, line=each.line + 9) for each in declaration.paragraphs)
    again = plan(
        replace(mini_project, declarations=(replace(declaration, paragraphs=moved),)),
        history=history,
        outputs=outputs,
    )
    assert again.stale == ()


def test_orphans_are_those_in_the_scope_of_the_request(mini_project: Project) -> None:
    history, outputs = history_of(plan(mini_project), {})
    product = replace(mini_project.products[0], formats=("pdf",))
    smaller = replace(mini_project, products=(product,))
    again = plan(smaller, history=history, outputs=outputs)
    assert len(again.orphans) == 12
    norway = plan(smaller, Request(countries=("NO",)), history, outputs=outputs)
    assert {orphan.document.country for orphan in norway.orphans} == {"NO"}


@pytest.mark.parametrize(
    ("request_", "message"),
    [
        (Request(sectors=("enrgy",)), "unknown sector 'enrgy' (did you mean 'energy'?)"),
        (Request(countries=("XX",)), "unknown country 'XX' (known: IS, KZ, NO)"),
        (Request(countries=("NORWAY",)), "unknown country 'NORWAY' (did you mean 'NO'?)"),
        (Request(products=("notes",)), "unknown product 'notes' (did you mean 'note'?)"),
        (Request(declarations=("dem",)), "unknown declaration 'dem' (did you mean 'demo'?)"),
        (Request(languages=("fr",)), "unknown language 'fr' (known: en)"),
        (Request(formats=("doc",)), "unknown format 'doc' (did you mean 'docx'?)"),
    ],
)
def test_a_request_for_what_does_not_exist(
    mini_project: Project, request_: Request, message: str
) -> None:
    with pytest.raises(UsageError) as caught:
        plan(mini_project, request_)
    assert str(caught.value) == message


def test_shards_share_the_whole_and_keep_their_share(mini_project: Project) -> None:
    def ids(made: Plan) -> set[str]:
        return {step.job.document.id for step in made.steps}

    shares = [ids(plan(mini_project, Request(shard=(number, 3)))) for number in (1, 2, 3)]
    assert set.union(*shares) == ids(plan(mini_project))
    assert sum(map(len, shares)) == 24
    smaller = replace(mini_project, products=(replace(mini_project.products[0], formats=("pdf",)),))
    for number, share in enumerate(shares, 1):
        rest = {name for name in share if name.endswith("/pdf")}
        assert ids(plan(smaller, Request(shard=(number, 3)))) == rest


def test_a_request_for_nothing(mini_project: Project) -> None:
    product = replace(mini_project.products[0], variants=("whole",))
    with pytest.raises(UsageError, match="no document matches"):
        plan(replace(mini_project, products=(product,)), Request(sectors=("fish",)))


@pytest.mark.parametrize("output", ["{declaration}-{product}.{format}", "{declaration}/x"])
def test_two_documents_with_one_path(mini_project: Project, output: str) -> None:
    with pytest.raises(ContentError, match="two documents have the path"):
        plan(replace(mini_project, output=output))


def test_paths_that_differ_in_case_alone_are_one_path(mini_project: Project) -> None:
    declaration = mini_project.declarations[0]
    shouted = replace(declaration, head=replace(declaration.head, id="DEMO"))
    with pytest.raises(ContentError, match="DEMO/en/note/energy/docx and demo/en/note/energy/docx"):
        plan(replace(mini_project, declarations=(declaration, shouted)))


@given(st.randoms(use_true_random=False))
def test_a_plan_does_not_depend_on_the_order_of_input(
    mini_project: Project, rng: random.Random
) -> None:
    def shuffled(items: Sequence[T]) -> tuple[T, ...]:
        return tuple(rng.sample(items, len(items)))

    product, declaration = mini_project.products[0], mini_project.declarations[0]
    project = replace(
        mini_project,
        declarations=tuple(
            replace(declaration, head=replace(declaration.head, id=name)) for name in "abc"
        ),
        products=tuple(replace(product, name=name) for name in ("one", "two")),
    )
    other = replace(
        project,
        declarations=shuffled(project.declarations),
        products=tuple(
            replace(each, formats=shuffled(each.formats), variants=shuffled(each.variants))
            for each in shuffled(project.products)
        ),
    )
    assert plan(project) == plan(other)


@given(
    st.lists(
        st.sampled_from(
            ["{declaration}", "{language}", "{product}", "{variant}", "{format}", "-", "/x"]
        ),
        min_size=1,
        max_size=6,
    )
)
def test_paths_are_unique_or_the_plan_is_refused(mini_project: Project, parts: list[str]) -> None:
    pattern = "x" + "".join(parts)
    if "{variant}" in pattern and "{format}" in pattern:
        paths = [step.job.path for step in plan(replace(mini_project, output=pattern)).steps]
        assert len(set(paths)) == len(paths) == 24
    else:
        with pytest.raises(ContentError, match="two documents"):
            plan(replace(mini_project, output=pattern))


def test_a_key_is_the_digest_of_what_decides_the_bytes(mini_project: Project) -> None:
    keys = {step.job.key for step in plan(mini_project).steps}
    assert len(keys) == len(plan(mini_project).steps)


NAMES = st.sampled_from(["a", "b", "a-b", "b-c", "it", "no", "no-fish", "fish", "is-a"])


@given(
    declarations=st.lists(NAMES, min_size=1, max_size=2, unique=True),
    products=st.lists(NAMES, min_size=1, max_size=3, unique=True),
    sectors=st.lists(NAMES, min_size=1, max_size=3, unique=True),
)
def test_documents_show_their_own_variant_and_share_no_path(
    mini_project: Project, declarations: list[str], products: list[str], sectors: list[str]
) -> None:
    """Whatever they are called: a view is not another's because their ids read alike."""
    (demo,) = mini_project.declarations
    sample = mini_project.vocabulary.sectors["fish"]
    project = replace(
        mini_project,
        declarations=tuple(
            replace(demo, head=replace(demo.head, id=name)) for name in declarations
        ),
        products=tuple(replace(mini_project.products[0], name=name) for name in products),
        vocabulary=replace(
            mini_project.vocabulary, sectors={name: replace(sample, id=name) for name in sectors}
        ),
    )
    try:
        jobs = [step.job for step in plan(project).steps]
    except ContentError:  # two of them would have one path
        return
    assert len({job.path for job in jobs}) == len(jobs)
    for job in jobs:
        shown = job.view.variant
        asked = job.document
        assert (shown.country, shown.sector) == (asked.country, asked.sector)
        assert job.view.head.id == asked.declaration
