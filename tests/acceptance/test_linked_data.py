"""The register's JSON-LD as another reader has it, without a network."""

import datetime
import json

from msgspec.structs import replace
from pyld import jsonld

from calendars import listing, row, updated
from docgen.citation import calendar_uid
from docgen.commitment import Link
from docgen.due import Due
from docgen.register.linked_data import linked_data

DAY = datetime.date(2026, 3, 1)
SCHEMA, PROV = "https://schema.org/", "http://www.w3.org/ns/prov#"


def _refused(address: str, _: object) -> None:
    raise AssertionError(f"fetches {address}")


def test_every_term_is_one_of_a_vocabulary() -> None:
    each = updated(row(due=Due(2026, "spring")), DAY)
    linked = replace(each.commitment, links=(Link("supersedes", "treaty/4-1"),))
    file = json.loads(linked_data(listing(replace(each, commitment=linked), as_of=DAY)))
    triples = jsonld.to_rdf(file, {"documentLoader": _refused})["@default"]
    said = {(each["predicate"]["value"], each["object"]["value"]) for each in triples}
    text = next(value for name, value in said if name == f"{SCHEMA}isBasedOn")
    assert (f"{SCHEMA}text", "hold a seminar") in said
    assert (f"{SCHEMA}actionStatus", f"{SCHEMA}ActiveActionStatus") in said
    assert (f"{PROV}wasQuotedFrom", text) in said
    assert (f"{PROV}wasRevisionOf", f"urn:uuid:{calendar_uid('treaty/4-1')}") in said
    named = {name for name, _ in said if not name.endswith("#type")}
    assert all(name.startswith((SCHEMA, PROV)) for name in named)
