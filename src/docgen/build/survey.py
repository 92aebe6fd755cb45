"""Questions about documents, answered without a build: which there are, and why to build them."""

from collections.abc import Iterator
from pathlib import Path

from docgen.build.languages import asked_languages, check_languages, require_labels
from docgen.errors import UsageError, nearest
from docgen.job import Request
from docgen.load.project import load_project
from docgen.model import Project
from docgen.plan.plan import make_plan
from docgen.plan.steps import Plan
from docgen.sources import Sources
from docgen.store import outputs
from docgen.store.folder import records_of
from docgen.store.outputs import Digest
from docgen.store.state import BuildRecords
from docgen.versions import versions


def survey(
    root: Path, output: Path, request: Request, records: BuildRecords | None = None
) -> tuple[Project, Plan]:
    """The project in ``root`` and the plan for ``request``; writes nothing.

    ``records`` are those of ``output``, read from there if not given. Raises the errors of
    :func:`docgen.load.project.load_project` and :func:`docgen.plan.plan.make_plan`.
    """
    records = records_of(output) if records is None else records
    sources = Sources(root)
    project = load_project(sources, asked_languages(sources, request))
    digest = outputs.digests(output)
    return project, plan_of(project, sources, request, records, digest)


def rehearse(root: Path, output: Path, request: Request) -> Plan:
    """What a build for ``request`` would do; writes nothing.

    Raises the errors of :func:`survey`, and :class:`TemplateError` for a language without labels.
    """
    _, plan = survey(root, output, request)
    require_labels(Sources(root), {step.job.document.language for step in plan.steps})
    return plan


def plan_of(
    project: Project,
    sources: Sources,
    request: Request,
    records: BuildRecords,
    output_digest: Digest,
) -> Plan:
    """The plan for ``request``, compared with the files of ``sources`` and of the output folder.

    Raises :class:`UsageError` for a language without labels, and the errors of
    :func:`docgen.plan.plan.make_plan`.
    """
    check_languages(sources, project, request)
    return make_plan(
        project,
        request,
        versions(),
        records,
        input_digest=sources.digest,
        output_digest=output_digest,
    )


def explain(root: Path, output: Path, path: str) -> Iterator[str]:
    """What is known of the document at ``path`` (below ``output``), a line each.

    Raises :class:`UsageError` if no document has that path, and the errors of :func:`survey`.
    """
    records = records_of(output)
    _, plan = survey(root, output, Request(), records)
    steps = {step.job.path: step for step in plan.steps}
    wanted = path.removeprefix(f"{output.as_posix()}/")
    left_out = {slot.path: slot for slot in plan.left_out}
    if not {wanted} & {*steps, *records.documents, *left_out}:
        hint = nearest(wanted, steps) or "'docgen list' shows the paths"
        raise UsageError(f"no document has the path '{path}'", hint=hint)
    if record := records.documents.get(wanted):
        yield f"built because: {record.reason}"
        yield f"content last changed: {record.changed}"
    if cause := records.failures.get(wanted):
        yield f"last failed because: {cause}"
    if wanted in records.documents and wanted not in steps:
        yield f"orphan: {plan.why_orphan(wanted)}; the next build removes it"
    elif wanted in left_out:
        yield f"not built: {left_out[wanted].why_not}"
    else:
        step = steps[wanted]
        yield f"{step.state}: {'; '.join(step.reasons) or 'nothing changed since'}"
