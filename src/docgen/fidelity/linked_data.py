"""Reads the register's JSON-LD back."""

import datetime
import json
from collections.abc import Iterator
from typing import Any

from docgen.citation import calendar_uid
from docgen.errors import FidelityError
from docgen.fidelity.rows import Days, RowRead

_STATUS = {
    "PotentialActionStatus": "open",
    "ActiveActionStatus": "under way",
    "CompletedActionStatus": "done",
    "FailedActionStatus": "lapsed",
    None: "superseded",
}
_LINKS = ("prov:wasDerivedFrom", "prov:alternateOf", "prov:wasRevisionOf")
_COMMENT = ("dateCreated", "creativeWorkStatus", "text", "citation")
_Node = dict[str, Any]
_DRAFT = {"Draft": "true", None: "false"}


def read_linked_data(content: bytes) -> Iterator[RowRead]:
    """The commitments of a file that docgen made.

    Raises :class:`FidelityError` if one is named otherwise than it is called, or is quoted from a
    text that the file does not have.
    """
    file = json.loads(content)
    texts = {text["@id"]: text for text in file.get("isBasedOn", [])}
    for number, part in enumerate(file.get("hasPart", []), 1):
        place = f"part {number}"
        text = texts.get(part["prov:wasQuotedFrom"]["@id"])
        if text is None:
            raise FidelityError(f"{place}: is quoted from a text that the file does not have")
        if part["@id"] != f"urn:uuid:{calendar_uid(part['identifier'])}":
            raise FidelityError(f"{place}: has a name that is not that of '{part['identifier']}'")
        words = part["text"]
        yield RowRead(
            place,
            part["identifier"],
            part["position"],
            words["@value"],
            words["@language"],
            text["sha256"],
            _days(part.get("temporalCoverage")),
            _STATUS[part["about"].get("actionStatus")],
            _DRAFT.get(part.get("creativeWorkStatus"), ""),
            _said(part, text),
        )


def _said(part: _Node, text: _Node) -> dict[str, str]:
    """What the file says of a commitment beside its words."""
    about = part["about"]
    parties = (f"{each['identifier']} {each['name']}" for each in about.get("participant", ()))
    return {
        "what": about.get("name", ""),
        "eid": part.get("citation", ""),
        "rule": about.get("description", ""),
        "place": about.get("location", ""),
        "parties": "; ".join(parties),
        "topics": "; ".join(part.get("keywords", ())),
        "history": "\n".join(
            " ".join(each.get(name, "") for name in _COMMENT) for each in part.get("comment", ())
        ),
        "links": "; ".join(
            sorted(f"{name} {each['@id']}" for name in _LINKS for each in part.get(name, ()))
        ),
        "title": text.get("name", ""),
        "adopted": text.get("dateCreated", ""),
    }


def _days(interval: str | None) -> Days:
    """The days of an interval by ISO 8601-2, whose beginning may be open."""
    if interval is None:
        return None, None
    first, last = interval.split("/")
    begin = None if first == ".." else datetime.date.fromisoformat(first)
    return begin, datetime.date.fromisoformat(last)
