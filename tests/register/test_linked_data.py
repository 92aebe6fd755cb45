"""The register as JSON-LD."""

import datetime
import json
from typing import Any

import pytest
from hypothesis import given
from msgspec.structs import replace

from calendars import TEXTS, listing, row, updated
from docgen.citation import calendar_uid
from docgen.commitment import Link
from docgen.due import Due
from docgen.errors import FidelityError
from docgen.fidelity.linked_data import read_linked_data
from docgen.register.linked_data import linked_data

DAY = datetime.date(2026, 3, 1)


def test_a_limit_has_no_first_day() -> None:
    [found] = json.loads(linked_data(listing(row(due=Due(2026, by=True)))))["hasPart"]
    assert found["temporalCoverage"] == "../2026-12-31"


def test_a_commitment_is_a_quotation_about_an_action() -> None:
    each = updated(row(due=Due(2026, "spring")), DAY)
    linked = replace(each.commitment, links=(Link("follows", "treaty/4-1"),))
    each = replace(each, commitment=linked, parties=("LV",), sectors=("Energy",))
    made = replace(listing(each, as_of=DAY), parties={"LV": "Latvia"})
    file: dict[str, Any] = json.loads(linked_data(made))
    [part], [text] = file["hasPart"], file["isBasedOn"]
    assert (file["dateModified"], text["identifier"]) == ("2026-03-01", "pact")
    assert part["@id"] == f"urn:uuid:{calendar_uid('pact/2-1')}"
    assert part["text"] == {"@value": "hold a seminar", "@language": "en"}
    assert (part["temporalCoverage"], part["citation"]) == ("2026-03-01/2026-05-31", "para_2")
    assert part["about"]["actionStatus"] == "ActiveActionStatus"
    assert part["about"]["participant"][0]["name"] == "Latvia"
    assert part["comment"][0]["text"] == "talks"
    assert part["prov:wasDerivedFrom"] == [{"@id": f"urn:uuid:{calendar_uid('treaty/4-1')}"}]


def test_what_is_not_known_is_not_said() -> None:
    [part] = json.loads(linked_data(listing(row())))["hasPart"]
    assert not {"temporalCoverage", "comment", "keywords", "creativeWorkStatus"} & set(part)
    assert part["about"]["actionStatus"] == "PotentialActionStatus"
    assert "description" not in part["about"]


def test_only_what_nobody_has_confirmed_is_a_draft() -> None:
    drafted = replace(row("3-1").commitment, unconfirmed=True)
    made = linked_data(listing(row(), replace(row("3-1"), commitment=drafted)))
    said = [part.get("creativeWorkStatus") for part in json.loads(made)["hasPart"]]
    assert said == [None, "Draft"]


@given(TEXTS, TEXTS)
def test_any_text_comes_back_as_it_was(what: str, quote: str) -> None:
    made = linked_data(listing(row("2-1", what, quote)))
    assert [each.words for each in read_linked_data(made)] == [quote]
    assert json.loads(made)["hasPart"][0]["about"]["name"] == what


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"identifier": "pact/2-1"', '"identifier": "pact/3-1"', "not that of 'pact/3-1'"),
        ('"prov:wasQuotedFrom": {\n    "@id": "urn:', '"prov:wasQuotedFrom": {"@id": "', "a text"),
    ],
)
def test_a_wrong_name_is_refused(old: str, new: str, told: str) -> None:
    content = linked_data(listing(row())).decode()
    assert old in content
    with pytest.raises(FidelityError, match=told):
        list(read_linked_data(content.replace(old, new).encode()))
