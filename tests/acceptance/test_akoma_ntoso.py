"""Akoma Ntoso files, valid by the schema of OASIS, and read by a library of another author.

The schema comes with that library, cobalt.
"""

import datetime
from pathlib import Path
from typing import Any

import pytest

from any_declaration import make_templates, shape, write_declaration
from conftest import REPOSITORY
from docgen.akn.export import AknFile, export_akn
from docgen.akn.names import SPACE
from docgen.citation import eid
from docgen.load.project import load_project
from docgen.model import Declaration
from docgen.sources import Sources
from scripts import SCRIPTS

cobalt = pytest.importorskip("cobalt")
schemas = pytest.importorskip("cobalt.schemas")


def exported(root: Path) -> tuple[Declaration, AknFile]:
    project = load_project(Sources(root))
    declaration = project.declarations[0]
    return declaration, next(export_akn(project, declaration.head.id))


def invalid(content: bytes) -> list[str]:
    """What the schema finds wrong."""
    _, errors = schemas.validate(cobalt.Statement(content), strict=True)
    return [f"line {each.line}: {each.message}" for each in errors]


def test_the_shipped_declaration_is_valid() -> None:
    _, file = exported(REPOSITORY)
    assert invalid(file.content) == []


@pytest.mark.parametrize("number", range(6))
@pytest.mark.parametrize("script", SCRIPTS, ids=lambda each: each.language)
def test_any_declaration_is_valid(tmp_path: Path, script: Any, number: int) -> None:
    make_templates(tmp_path)
    write_declaration(tmp_path, shape(script, number, small=True))
    declaration, file = exported(tmp_path)
    assert invalid(file.content) == []
    document = cobalt.Statement(file.content)
    assert document.title == declaration.head.title
    for each in declaration.paragraphs:
        found = document.get_portion_element(eid(each.ref))
        places = {name: found.find(f"{{{SPACE}}}{name}") for name in ("intro", "content")}
        (words,) = (place for place in places.values() if place is not None)
        assert tuple(map(str, words.getchildren())) == each.blocks


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'eId="para_2"', b'eId="para_1"'),
        (b'eId="para_2"', b'eId="para 2"'),
        (b"<num>2</num>", b"<number>2</number>"),
        (b'<FRBRcountry value="zz"/>', b""),
        (b"paragraph", b"passage"),
    ],
)
def test_the_schema_finds_what_is_wrong(before: bytes, after: bytes) -> None:
    _, file = exported(REPOSITORY)
    assert before in file.content
    assert invalid(file.content.replace(before, after))


def test_cobalt_reads_what_the_document_is() -> None:
    declaration, file = exported(REPOSITORY)
    document = cobalt.Statement(file.content)
    assert document.title == declaration.head.title
    assert document.work_date == declaration.head.date == datetime.date(2025, 5, 30)
    assert document.language == "eng"
    addresses = document.meta.identification.FRBRManifestation
    address = cobalt.FrbrUri.parse(addresses.FRBRthis.get("value"))
    told = (address.country, address.doctype, address.subtype, address.date, address.number)
    assert told == ("zz", "statement", "deliberation", "2025-05-30", declaration.head.id)
    version = (address.language, address.expression_date, address.format)
    assert version == ("eng", "@2025-05-30", "xml")
