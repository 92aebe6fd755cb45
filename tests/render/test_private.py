"""The private parts of docxtpl and python-docx are as docgen's modules of those names expect.

A line for each: when one fails, look at what changed in that library and mend the module.
"""

import inspect
import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx
import docxtpl
import pytest
from docx.opc.part import Part
from docx.opc.pkgwriter import PackageWriter

from docgen.render.python_docx_private import parts_of

CALLED = {
    "docxtpl patch_xml": (docxtpl.DocxTemplate.patch_xml, "self src_xml"),
    "docxtpl render_xml_part": (
        docxtpl.DocxTemplate.render_xml_part,
        "self src_xml part context jinja_env",
    ),
    "docxtpl render_properties": (
        docxtpl.DocxTemplate.render_properties,
        "self context jinja_env",
    ),
    "docxtpl fix_tables": (docxtpl.DocxTemplate.fix_tables, "self xml"),
    "docxtpl resolve_listing": (docxtpl.DocxTemplate.resolve_listing, "self xml"),
    "python-docx _write_content_types_stream": (
        PackageWriter._write_content_types_stream,
        "phys_writer parts",
    ),
    "python-docx _write_pkg_rels": (PackageWriter._write_pkg_rels, "phys_writer pkg_rels"),
    "python-docx _write_parts": (PackageWriter._write_parts, "phys_writer parts"),
    "python-docx before_marshal": (Part.before_marshal, "self"),
}


@pytest.mark.parametrize("name", CALLED)
def test_parameters(name: str) -> None:
    function, expected = CALLED[name]
    assert list(inspect.signature(function).parameters) == expected.split()


def _document() -> Any:
    document = docx.Document()
    document.add_paragraph("{{ text }}")
    document.core_properties.title = "{{ text }}"
    return document


@pytest.mark.parametrize(
    "name", ["patch_xml", "render_xml_part", "render_properties", "fix_tables"]
)
def test_docxtpl_calls_what_docgen_replaces(name: str) -> None:
    """docxtpl must ask itself for each of these, or docgen's own is passed over in silence."""
    calls: list[str] = []
    file = BytesIO()
    _document().save(file)
    original: Callable[..., Any] = getattr(docxtpl.DocxTemplate, name)

    def counting(self: Any, *arguments: Any) -> Any:
        calls.append(name)
        return original(self, *arguments)

    template = type("Counting", (docxtpl.DocxTemplate,), {name: counting})(file)
    template.render({"text": "x"})
    assert calls


def test_docxtpl_sets_the_part_being_filled() -> None:
    file = BytesIO()
    _document().save(file)
    template = docxtpl.DocxTemplate(file)
    template.render({"text": "x"})
    assert template.current_rendering_part is template.docx.part


def test_docxtpl_leaves_noncharacters_alone() -> None:
    """``render.quotes`` hides curly marks behind them."""
    template = docxtpl.DocxTemplate(BytesIO())
    tag = "<w:t>{{ \ufdd2a\ufdd1b\ufdd3 }}</w:t>"
    assert "\ufdd2a\ufdd1b\ufdd3" in template.patch_xml(tag)
    assert "’" not in template.patch_xml("<w:t>{{ '’' }}</w:t>")  # else there is nothing to mend


def test_python_docx_parts_are_those_that_it_saves() -> None:
    document, file = _document(), BytesIO()
    parts = parts_of(document)
    document.save(file)
    with zipfile.ZipFile(file) as saved:
        assert parts == {name: saved.read(name) for name in saved.namelist()}
