"""A job → a Word file, from the template ``templates/<product>/<product>.docx`` (docxtpl)."""

import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime, time
from io import BytesIO
from typing import Any

from msgspec import convert

from docgen.errors import DocgenError, TemplateError
from docgen.fidelity.printed import Printed, Words
from docgen.job import Job
from docgen.notes import NoteBlock
from docgen.render.docx_direction import set_directions
from docgen.render.docx_language import set_languages
from docgen.render.docxtpl_private import LONGEST_PROPERTY, WordTemplate
from docgen.render.draft import DraftMark, draft_mark
from docgen.render.draft_header import with_draft_header
from docgen.render.environment import DocumentEnvironment, context_of, explain
from docgen.render.foreign import mark_foreign
from docgen.render.package import prepare_package
from docgen.render.python_docx_private import parts_of
from docgen.render.resources import Resources
from docgen.render.word_notes import NoteWriter

_FIRST = "[Content_Types].xml"


def render_docx(
    job: Job, environment: DocumentEnvironment, resources: Resources
) -> tuple[bytes, Printed]:
    """The Word file of ``job``, and what its template printed.

    Raises :class:`TemplateError`, with the passage where the template fails.
    """
    name = f"{job.document.product}.docx"
    found = resources.find(name)
    if found is None:
        raise TemplateError("no such template", resources.places(name)[0])
    path, content = found
    package = prepare_package(content, path)
    mark = draft_mark(job, environment)
    if mark:
        package = with_draft_header(package)
    try:
        with environment.recording() as printed:
            template = WordTemplate(BytesIO(package), path, printed)
            context = _context(job)
            context["desk_note"] = _note(template, context["view"]["notes"], path)
            template.render(context, environment)
        _set_properties(template, job, mark)
        set_languages(template.docx.styles, job)
        set_directions(template.docx, job)
        return _packed(parts_of(template.docx)), Printed(
            path, printed, template.strings, template.markup
        )
    except DocgenError:
        raise
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        raise TemplateError(f"not a Word file: {error}", path) from error
    except Exception as error:  # a template can raise anything
        raise explain(error, path, environment) from error


def _context(job: Job) -> dict[str, Any]:
    """The data for a template, with the declaration's words marked as such."""
    context = context_of(job)
    mark_foreign(context["view"])
    for each in context["view"]["passages"]:
        each["blocks"] = [Words(block) for block in each["blocks"]]
        each["naming"] = [Words(sentence) for sentence in each["naming"]]
        each["heading"] = each["heading"] and Words(each["heading"], short=True)
    for each in context["view"]["commitments"]:
        each["quote"] = Words(each["quote"])
    return context


def _note(template: WordTemplate, notes: Any, path: str) -> str:
    """The note of the desk as paragraphs of the Word file."""
    if not notes:
        return ""
    template.init_docx()
    writer = NoteWriter(template.docx.styles, template.build_url_id, path)
    return writer.write(convert(notes, tuple[NoteBlock, ...]))


def _set_properties(template: Any, job: Job, mark: DraftMark | None) -> None:
    """Date the file by the declaration, not by the clock, and record the version of its text."""
    properties = template.docx.core_properties
    adopted = datetime.combine(job.view.head.date, time(), UTC).replace(tzinfo=None)
    properties.created = properties.modified = adopted
    properties.language = job.document.language
    properties.revision = 1
    properties.version = job.view.head.text_digest[:12]
    if mark:
        properties.title = f"{mark.word} · {properties.title}"[:LONGEST_PROPERTY]
        comments = " · ".join(filter(None, (mark.line, properties.comments)))
        properties.content_status, properties.comments = mark.word, comments[:LONGEST_PROPERTY]


def _packed(parts: Mapping[str, bytes]) -> bytes:
    """A zip file of ``parts`` in a fixed order, without the time of its making."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name in sorted(parts, key=lambda name: (name != _FIRST, name)):
            entry = zipfile.ZipInfo(name)  # dated 1980-01-01
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            file.writestr(entry, parts[name])
    return packed.getvalue()
