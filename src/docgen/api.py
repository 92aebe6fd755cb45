"""docgen as a library: what the command does, for a notebook or a program of your own.

Every mistake of a user is a :class:`docgen.errors.DocgenError`, whose text is one line with file
and line. Nothing is printed; what a person should know is a warning of Python's.
"""

import warnings
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from docgen.build.conductor import build as bring_up_to_date
from docgen.build.report import BuildReport
from docgen.build.survey import survey
from docgen.errors import DocgenError, UsageError, nearest
from docgen.job import Job, Rendered, Request
from docgen.load.project import load_project
from docgen.model import Project
from docgen.parity.finding import Comparison
from docgen.parity.survey import parity as compare_versions
from docgen.plan.matrix import matrix_of
from docgen.plan.steps import Plan
from docgen.plan.views import Views
from docgen.plan.wordings import Wordings
from docgen.render.document import Renderer
from docgen.render.naming import with_naming
from docgen.sources import Sources
from docgen.versions import require_native_libraries
from docgen.view import View
from docgen.workers.pool import run_inline

__all__ = ["build", "load", "parity", "render", "view"]


def load(folder: Path | str) -> Project:
    """The project in ``folder``: its declarations, vocabularies and products, checked.

    Raises :class:`docgen.errors.ContentError` with every mistake in ``docgen.toml`` and
    ``content/``.
    """
    return load_project(Sources(Path(folder)))


def view(project: Project, document: str) -> View:
    """What the document with this id shows: all that its template may print.

    An id is that of ``docgen list --json``: ``central-asia-italy-2025/en/briefing/kz/pdf``. It may
    also be one of a place in the matrix where no document is built. Raises
    :class:`docgen.errors.UsageError` if there is no such document.
    """
    slots = {slot.document.id: slot for slot in matrix_of(project)}
    if document not in slots:
        raise _unknown(document, slots)
    slot = slots[document]
    product = next(each for each in project.products if each.name == slot.document.product)
    view, _ = Views(Wordings(project), project.prepared.date).of(slot, product)
    return with_naming(view)


def parity(
    folder: Path | str, declaration: str, languages: Iterable[str] = ()
) -> tuple[Comparison, ...]:
    """How the texts of ``declaration`` in its other languages compare with that in the first.

    Only those in ``languages``, if any are given; a :class:`docgen.parity.finding.Comparison` for
    each. Raises :class:`docgen.errors.UsageError` if there is no such declaration or text, or only
    one, and :class:`docgen.errors.ContentError` for a text that is not valid.
    """
    return compare_versions(Sources(Path(folder)), declaration, tuple(languages))


def render(folder: Path | str, document: str) -> Rendered:
    """The document with this id, as a build of ``folder`` would make it now; writes no file.

    ``content`` holds its bytes, ``pages`` how many pages a PDF has, ``reads`` the files that it was
    made from. It is read back and proven, as in a build; there is no limit of time or memory.

    Raises the errors of :func:`load`, :class:`docgen.errors.UsageError` if no such document is
    built, :class:`docgen.errors.TemplateError`, :class:`docgen.errors.FidelityError` if it does not
    show what it should, and :class:`docgen.errors.MachineError` if a library is missing.
    """
    root = Path(folder)
    _, plan = survey(root, root / "build", Request())
    jobs = {step.job.document.id: step.job for step in plan.steps}
    if document not in jobs:
        raise _unknown(document, jobs)
    require_native_libraries()
    return Renderer(Sources(root)).render(jobs[document])


def build(
    folder: Path | str,
    *,
    declarations: Iterable[str] = (),
    products: Iterable[str] = (),
    countries: Iterable[str] = (),
    sectors: Iterable[str] = (),
    languages: Iterable[str] = (),
    formats: Iterable[str] = (),
    as_of: date | None = None,
    output: Path | str | None = None,
) -> BuildReport:
    """Build the documents that are missing or stale, as ``docgen build`` does.

    What is left empty means all; ``output`` is ``build/`` of the project unless given. Documents
    are made in this process, one after another, without the command's limits of time and memory. If
    another build of the same folder runs, this one waits for it.

    Documents that fail are in ``failures`` of the report, and keep their former files. Raises
    :class:`docgen.errors.UsageError` for a name that the project does not know, and the errors of
    :func:`load`.
    """
    root = Path(folder)
    request = Request(
        declarations=tuple(declarations),
        products=tuple(products),
        countries=tuple(countries),
        sectors=tuple(sectors),
        languages=tuple(languages),
        formats=tuple(formats),
        as_of=as_of,
    )
    where = root / "build" if output is None else Path(output)
    return bring_up_to_date(root, where, request, run_inline, _Quiet())


class _Quiet:
    """Follows a build; what a person should know is a warning of Python's."""

    def waiting(self, holder: str) -> None:
        warnings.warn(f"waiting for another build of this folder ({holder})", stacklevel=2)

    def set_aside(self, what: str, path: Path) -> None:
        warnings.warn(f"the {what} was damaged: moved to {path}", stacklevel=2)

    def planned(self, plan: Plan) -> None:
        pass

    def started(self, job: Job) -> None:
        pass

    def finished(self, job: Job, error: DocgenError | None) -> None:
        pass


def _unknown(document: str, known: Iterable[str]) -> UsageError:
    hint = nearest(document, known) or "'docgen list --json' shows the ids"
    return UsageError(f"no document has the id '{document}'", hint=hint)
