"""The plan of a build: worked out from the content, or known from the last time."""

from collections.abc import Callable
from pathlib import Path

from docgen.build.languages import asked_languages, require_labels
from docgen.errors import DocgenError
from docgen.job import Request
from docgen.model import Project
from docgen.plan.freshness import Freshness
from docgen.plan.selection import orphans
from docgen.plan.steps import Plan
from docgen.sources import Sources
from docgen.store import outputs
from docgen.store.outline import Outline
from docgen.store.state import State
from docgen.versions import installation, native_versions


def plan_build(
    root: Path, output: Path, request: Request, state: State, ahead: Callable[[], None]
) -> tuple[Plan, int]:
    """The plan for ``request``, and how many unconfirmed proposals its declarations have.

    Reading the content and cutting it for each document is most of what a build with nothing to do
    would do. So the state keeps what a request came to. If nothing that it came from has changed,
    documents, records and inputs of rendering are compared as ever, and only if one of them is not
    fresh, or is an orphan, is the content read, and ``ahead`` called before that. Raises the errors
    of :func:`docgen.build.survey.survey`, and :class:`TemplateError` for a language without labels.
    """
    sources, outline = Sources(root), state.outline_of(request)
    if outline and _is_settled(outline, sources, output, request, state):
        return Plan((), (), settled=tuple(outline.keys)), outline.unconfirmed
    if "missing" not in native_versions().values():  # else only an error is to come
        ahead()
    from docgen.store.beside import digests_beside

    with digests_beside(output, state.records.documents) as digest:
        from docgen.build.survey import plan_of
        from docgen.load.project import load_project

        with sources.recording() as inputs:
            project = load_project(sources, asked_languages(sources, request))
        plan = plan_of(project, sources, request, state.records, digest)
    require_labels(sources, {step.job.document.language for step in plan.steps})
    unconfirmed = _unconfirmed(project, request)
    keys = {step.job.path: step.job.key for step in plan.steps}
    others = tuple(sorted(plan.paths - keys.keys()))
    now = Outline(installation(), inputs, keys, others, unconfirmed)
    if now != outline:
        state.keep_outline(request, now)
    return plan, unconfirmed


def _is_settled(
    outline: Outline, sources: Sources, output: Path, request: Request, state: State
) -> bool:
    if outline.installation != installation():
        return False
    try:
        if any(sources.digest(path) != known for path, known in outline.inputs.items()):
            return False
        freshness = Freshness(state.records, {}, sources.digest, outputs.digests(output))
        paths = {*outline.keys, *outline.others}
        return not any(orphans(request, state.records, paths)) and all(
            freshness.state_of(path, key, "")[0] == "fresh" for path, key in outline.keys.items()
        )
    except DocgenError:  # an input that cannot be read: reading the content tells which and why
        return False


def _unconfirmed(project: Project, request: Request) -> int:
    """How many proposals the declarations of ``request`` have; translations do not count twice."""
    counts = {
        each.head.id: each.unconfirmed
        for each in project.declarations
        if not request.declarations or each.head.id in request.declarations
    }
    return sum(counts.values())
