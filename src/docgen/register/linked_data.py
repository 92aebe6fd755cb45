"""The register as linked data: JSON-LD 1.1, in terms of schema.org and of PROV-O.

A commitment is a quotation from the text (``schema:Quotation``, ``prov:wasQuotedFrom``) that is
about an action; what the desk recorded of it are comments. Names are ``urn:uuid:`` with the UIDs
that calendars have. The context is in the file, so that reading it needs no network.
"""

import json
from typing import Any

from docgen.citation import calendar_uid, eid
from docgen.commitment import LinkKind, Update
from docgen.due import Due
from docgen.model import Head
from docgen.register.row import CommitmentRow, Listing
from docgen.statuses import Status

_CONTEXT = {
    "@vocab": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    **{name: {"@id": name, "@type": "Date"} for name in ("dateCreated", "dateModified")},
    "actionStatus": {"@type": "@vocab"},
}
# schema.org has no word for what something else took the place of.
_ACTION: dict[Status, str] = {
    "open": "PotentialActionStatus",
    "under way": "ActiveActionStatus",
    "done": "CompletedActionStatus",
    "lapsed": "FailedActionStatus",
}
_RELATION: dict[LinkKind, str] = {
    "follows": "prov:wasDerivedFrom",
    "repeats": "prov:alternateOf",
    "supersedes": "prov:wasRevisionOf",
}
_Node = dict[str, Any]


def linked_data(listing: Listing) -> bytes:
    """The commitments of ``listing`` and the texts that they are of, in UTF-8."""
    texts = {_text_name(row.head): row.head for row in listing.rows}
    node = {
        "@context": _CONTEXT,
        "@id": _urn(f"{listing.id} {listing.language}"),
        "@type": "Dataset",
        "name": listing.title,
        "inLanguage": listing.language,
        "dateModified": listing.as_of.isoformat() if listing.as_of else None,
        "creativeWorkStatus": listing.draft or None,
        "isBasedOn": [_text(head) for head in texts.values()],
        "hasPart": [_commitment(row, listing) for row in listing.rows],
    }
    return f"{json.dumps(_said(node), ensure_ascii=False, indent=1)}\n".encode()


def _text(head: Head) -> _Node:
    return _said(
        {
            "@id": _text_name(head),
            "@type": ["CreativeWork", "prov:Entity"],
            "identifier": head.id,
            "name": head.title,
            "inLanguage": head.language,
            "dateCreated": head.date.isoformat(),
            "sha256": head.text_digest,
            "url": head.published,
        }
    )


def _commitment(row: CommitmentRow, listing: Listing) -> _Node:
    commitment = row.commitment
    span = _period(commitment.due) if commitment.due else None
    node: _Node = {
        "@id": _urn(row.id),
        "@type": ["Quotation", "prov:Entity"],
        "identifier": row.id,
        "text": {"@value": commitment.quote, "@language": row.head.language},
        "position": commitment.ref,
        "citation": eid(commitment.ref),
        "creativeWorkStatus": "Draft" if commitment.unconfirmed else None,
        "prov:wasQuotedFrom": {"@id": _text_name(row.head)},
        "about": {
            "@type": "Action",
            "name": commitment.what,
            "description": row.due if commitment.due or commitment.timing else None,
            "actionStatus": _ACTION.get(commitment.status),
            "location": commitment.place,
            "participant": [
                {"@type": "Organization", "identifier": code, "name": listing.parties[code]}
                for code in row.parties
            ],
        },
        "temporalCoverage": span,
        "keywords": list(row.sectors),
        "comment": [_comment(each) for each in commitment.history],
    }
    for link in commitment.links:
        node.setdefault(_RELATION[link.kind], []).append({"@id": _urn(link.target)})
    return _said({**node, "about": _said(node["about"])})


def _comment(update: Update) -> _Node:
    return _said(
        {
            "@type": "Comment",
            "dateCreated": update.date.isoformat(),
            "creativeWorkStatus": update.status,
            "text": update.note,
            "citation": update.evidence,
        }
    )


def _text_name(head: Head) -> str:
    """The name of one version of a text: another digest is another text."""
    return _urn(f"{head.id} {head.language} {head.text_digest}")


def _urn(name: str) -> str:
    return f"urn:uuid:{calendar_uid(name)}"


def _said(node: _Node) -> _Node:
    """``node`` without what is not known."""
    return {name: value for name, value in node.items() if value not in (None, "", [])}


def _period(due: Due) -> str:
    """The days of a due date by ISO 8601-2; a limit has an open beginning."""
    first, last = due.span
    return f"../{last}" if due.by else f"{first}/{last}"
