"""What docgen uses of docxtpl beyond its documented interface.

:class:`WordTemplate` overrides methods that ``DocxTemplate.render`` calls: ``patch_xml`` (makes a
Jinja template of Word markup), ``render_xml_part`` (fills in one part), ``render_properties`` and
``fix_tables`` (parses the filled body). It also calls ``resolve_listing`` (line ends → ``w:br``),
``get_xml``, ``get_headers_footers`` and ``get_part_xml`` (the parts as they are filled in), and
sets ``current_rendering_part``, which inline pictures read.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import Environment
from jinja2 import TemplateError as JinjaError
from lxml import etree

from docgen.errors import DocgenError, TemplateError
from docgen.render.docx_language import in_runs
from docgen.render.environment import explain
from docgen.render.foreign import without_languages
from docgen.render.quotes import hide, show, straighten, unescape_tags

LONGEST_PROPERTY = 255  # characters of a title or subject, in Word

_PARAGRAPH = re.compile(r"<w:p([ >])")
_PARAGRAPH_ON_ITS_LINE = re.compile(r"\n<w:p([ >])")
_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_PROPERTIES = ("author", "comments", "identifier", "language", "subject", "title")


class WordTemplate(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
    """docxtpl, changed so that it says where a template fails and keeps every character as typed.

    By part, ``markup`` has the filled-in XML, and ``strings`` what was ``printed`` in it.
    """

    def __init__(self, file: BytesIO, path: str, printed: list[str]) -> None:
        super().__init__(file)
        self._path, self._printed = path, printed
        self.markup: dict[str, str] = {}
        self.strings: dict[str, list[str]] = {}

    def patch_xml(self, src_xml: str) -> str:
        """As in docxtpl, except that quotation marks within strings stay as they are."""
        return straighten(unescape_tags(show(super().patch_xml(hide(src_xml)))))

    def sources(self) -> Iterator[str]:
        """The Jinja source of each part that :meth:`render` fills in."""
        self.init_docx()
        yield self.patch_xml(self.get_xml())
        for kind in (self.HEADER_URI, self.FOOTER_URI):
            for _, part in self.get_headers_footers(kind):
                yield self.patch_xml(self.get_part_xml(part))
        for part in self.docx.part.package.parts:
            if part.content_type == _FOOTNOTES:
                yield self.patch_xml(part.blob.decode())
        for name in _PROPERTIES:
            yield straighten(getattr(self.docx.core_properties, name))

    def render_xml_part(
        self, src_xml: str, part: Any, context: dict[str, Any], jinja_env: Environment
    ) -> str:
        """As in docxtpl, except for its own notation of braces, which would change data.

        Each paragraph is put on a line of its own, so that Jinja's line numbers lead to it.
        """
        self.current_rendering_part = part
        before = len(self._printed)
        lines = _PARAGRAPH.sub(r"\n<w:p\1", src_xml)
        try:
            filled = jinja_env.from_string(lines).render(context)
        except DocgenError:
            raise
        except Exception as error:  # a template can raise anything
            raise self._located(error, lines, jinja_env) from error
        xml = str(self.resolve_listing(_PARAGRAPH_ON_ITS_LINE.sub(r"<w:p\1", filled)))
        name = part.partname.lstrip("/")
        self.markup[name], self.strings[name] = without_languages(xml), self._printed[before:]
        return in_runs(xml)

    def render_properties(self, context: dict[str, Any], jinja_env: Environment) -> None:
        """As in docxtpl, except that a title longer than Word allows is cut, not an error.

        Properties are set as text, not as XML, so escapes would be visible.
        """
        plain, properties = jinja_env.overlay(autoescape=False), self.docx.core_properties
        for name in _PROPERTIES:
            template = straighten(getattr(properties, name))
            said = without_languages(plain.from_string(template).render(context))
            whole = len(said) <= LONGEST_PROPERTY
            setattr(properties, name, said if whole else f"{said[: LONGEST_PROPERTY - 1]}…")

    def fix_tables(self, xml: str) -> Any:
        """As in docxtpl, but after a parser that does not accept broken markup.

        Raises :class:`TemplateError` for broken markup.
        """
        try:
            etree.fromstring(xml)
        except etree.XMLSyntaxError as error:
            raise TemplateError(f"gives broken Word markup: {error.msg}", self._path) from error
        return super().fix_tables(xml)

    def _located(self, error: Exception, lines: str, environment: Environment) -> TemplateError:
        """``error`` with the text of the template's paragraph where it occurred."""
        explained = explain(error, self._path, environment)
        if explained.path is not None and explained.path != self._path:
            return explained
        line = error.lineno if isinstance(error, JinjaError) and hasattr(error, "lineno") else None
        trace = error.__traceback__
        while trace and line is None:
            if trace.tb_frame.f_code.co_filename == "<template>":
                line = trace.tb_lineno
            trace = trace.tb_next
        paragraphs = lines.splitlines()
        passage = ""
        if line is not None and line <= len(paragraphs):
            passage = " ".join(re.sub(r"<[^>]+>", "", paragraphs[line - 1]).split())
        place = passage and f"in “{passage}”"
        return TemplateError(
            explained.message, self._path, hint="; ".join(filter(None, (explained.hint, place)))
        )
