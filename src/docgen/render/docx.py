"""A job → a Word file, by the template ``templates/<product>/<product>.docx`` (docxtpl)."""

import re
import zipfile
from datetime import UTC, datetime, time
from io import BytesIO
from typing import Any

from docx.opc.packuri import PackURI
from docx.opc.pkgwriter import PackageWriter
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import Environment
from jinja2 import TemplateError as JinjaError
from lxml import etree

from docgen.errors import DocgenError, TemplateError
from docgen.fidelity.printed import Printed
from docgen.model import Job
from docgen.render.environment import DocumentEnvironment, context_of, explain
from docgen.render.language import with_region
from docgen.render.package import check_markup, check_package
from docgen.render.resources import Resources

LONGEST_PROPERTY = 255  # characters of a title or subject, in Word

_FIRST = "[Content_Types].xml"


def render_docx(
    job: Job, environment: DocumentEnvironment, resources: Resources
) -> tuple[bytes, Printed]:
    """The Word file of ``job``, and what its template was asked to print.

    :class:`TemplateError` names the passage where it fails.
    """
    name = f"{job.document.product}.docx"
    found = resources.find(name)
    if found is None:
        raise TemplateError("there is no such template", resources.places(name)[0])
    path, content = found
    check_package(content, path)
    try:
        template = _Template(BytesIO(content), path)
        with environment.recording() as printed:
            template.render(context_of(job), environment)
        _set_properties(template, job)
        _set_languages(template.docx.styles, job)
        return _pack(template.docx.part.package), Printed(printed, template.markup)
    except DocgenError:
        raise
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        raise TemplateError(f"not a Word file: {error}", path) from error
    except Exception as error:  # a template can raise anything
        raise explain(error, path, environment) from error


class _Template(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
    """docxtpl, but it says where a template fails and refuses markup that it would drop.

    ``markup`` is what filling in gave, by part.
    """

    def __init__(self, file: BytesIO, path: str) -> None:
        super().__init__(file)
        self._path = path
        self.markup: dict[str, str] = {}

    def render_xml_part(
        self, src_xml: str, part: Any, context: dict[str, Any], jinja_env: Environment
    ) -> str:
        """What docxtpl does, but for its way to write braces, which changes data that has them."""
        self.current_rendering_part = part
        lines = re.sub(r"<w:p([ >])", r"\n<w:p\1", src_xml)
        try:
            filled = jinja_env.from_string(lines).render(context)
        except DocgenError:
            raise
        except Exception as error:  # a template can raise anything
            raise self._located(error, src_xml, jinja_env) from error
        check_markup(filled, self._path)
        xml = str(self.resolve_listing(re.sub(r"\n<w:p([ >])", r"<w:p\1", filled)))
        self.markup[part.partname.lstrip("/")] = xml
        return xml

    def render_properties(self, context: dict[str, Any], jinja_env: Environment) -> None:
        """What docxtpl does, but that a title longer than Word takes is cut, not an error.

        Properties are set as text, not as XML, so escaping would show.
        """
        plain, properties = jinja_env.overlay(autoescape=False), self.docx.core_properties
        for name in ("author", "comments", "identifier", "language", "subject", "title"):
            said = plain.from_string(getattr(properties, name)).render(context)
            whole = len(said) <= LONGEST_PROPERTY
            setattr(properties, name, said if whole else f"{said[: LONGEST_PROPERTY - 1]}…")

    def fix_tables(self, xml: str) -> Any:
        try:
            etree.fromstring(xml)
        except etree.XMLSyntaxError as error:
            raise TemplateError(f"gives broken Word markup: {error.msg}", self._path) from error
        return super().fix_tables(xml)

    def _located(self, error: Exception, xml: str, environment: Environment) -> TemplateError:
        """``error`` with the text of the paragraph of the template where it happened.

        docxtpl puts each paragraph on a line of its own, and Jinja counts lines.
        """
        told = explain(error, self._path, environment)
        line = error.lineno if isinstance(error, JinjaError) and hasattr(error, "lineno") else None
        trace = error.__traceback__
        while trace and line is None:
            if trace.tb_frame.f_code.co_filename == "<template>":
                line = trace.tb_lineno
            trace = trace.tb_next
        if told.path != self._path and told.path is not None:
            return told
        lines = re.sub(r"<w:p([ >])", r"\n<w:p\1", xml).splitlines()
        passage = ""
        if line is not None and line <= len(lines):
            passage = " ".join(re.sub(r"<[^>]+>", "", lines[line - 1]).split())
        place = passage and f"in “{passage}”"
        return TemplateError(
            told.message, self._path, hint="; ".join(filter(None, (told.hint, place)))
        )


def _set_properties(template: Any, job: Job) -> None:
    """The dates of the file are the declaration's: the clock is no input."""
    properties = template.docx.core_properties
    adopted = datetime.combine(job.view.head.date, time(), UTC).replace(tzinfo=None)
    properties.created = properties.modified = adopted
    properties.language = job.document.language
    properties.revision = 1


def _set_languages(styles: Any, job: Job) -> None:
    """What the styles say of the language: the adopted words have one of their own."""
    for where, language in (
        ("w:docDefaults/w:rPrDefault/w:rPr", job.document.language),
        ("w:style[w:name/@w:val='Declaration']/w:rPr", job.view.head.language),
    ):
        for properties in styles.element.xpath(where):
            found = properties.find(qn("w:lang"))
            mark = etree.SubElement(properties, qn("w:lang")) if found is None else found
            mark.set(qn("w:val"), with_region(language))


def _pack(package: Any) -> bytes:
    """``package`` as a zip with its parts in a fixed order and without the time of its making.

    What python-docx's own ``save`` does, but for the zip: to unpack that and pack it again in
    order takes as long as all the rest.
    """
    parts = _Parts()
    for part in package.parts:
        part.before_marshal()
    PackageWriter._write_content_types_stream(parts, package.parts)
    PackageWriter._write_pkg_rels(parts, package.rels)
    PackageWriter._write_parts(parts, package.parts)  # type: ignore[arg-type]
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name in sorted(parts.blobs, key=lambda name: (name != _FIRST, name)):
            entry = zipfile.ZipInfo(name)  # dated 1980-01-01
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            file.writestr(entry, parts.blobs[name])
    return packed.getvalue()


class _Parts:
    """Takes what python-docx writes into a package, by name."""

    def __init__(self) -> None:
        self.blobs: dict[str, bytes] = {}

    def write(self, uri: PackURI, blob: bytes) -> None:
        """Keep ``blob``, the part at ``uri``."""
        self.blobs[uri.membername] = blob
