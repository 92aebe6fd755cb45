"""The metadata of the register's CSV (W3C, "Metadata Vocabulary for Tabular Data", 2015)."""

from typing import Any

import msgspec

from docgen.register.columns import COLUMNS
from docgen.register.row import Listing

_DATES = ("first_day", "last_day", "since", "adopted")
_ENDING = "-metadata.json"


def csv_metadata(listing: Listing) -> bytes:
    """What the columns of the CSV of ``listing`` are, for the file beside it: JSON in UTF-8.

    The CSV has the name of the metadata's file without ``-metadata.json``, which is where readers
    look for it by the standard (section 5.3 of "Model for Tabular Data").
    """
    columns = [_column(name, label, listing) for name, label in COLUMNS.items()]
    said: dict[str, Any] = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": listing.language}],
        "url": listing.file.removesuffix(_ENDING),
        "dialect": {"encoding": "utf-8", "lineTerminators": ["\r\n"]},
        "dc:title": listing.title,
        "tableSchema": {"columns": columns, "primaryKey": "id", "aboutUrl": "{#id}"},
    }
    if listing.draft:
        said["dc:description"] = listing.draft
    if listing.as_of:
        said["dc:date"] = {"@value": listing.as_of.isoformat(), "@type": "xsd:date"}
    return msgspec.json.format(msgspec.json.encode(said), indent=2) + b"\n"


def _column(name: str, label: str, listing: Listing) -> dict[str, Any]:
    column: dict[str, Any] = {"name": name, "titles": [name]}
    column["dc:description"] = listing.labels.get(label, label)
    if name == "words" and (languages := {row.head.language for row in listing.rows}):
        column |= {"lang": languages.pop()} if len(languages) == 1 else {}
    if name in _DATES:
        return column | {"datatype": "date"}
    if name == "updates":
        return column | {"datatype": "nonNegativeInteger"}
    if name in ("overdue", "draft"):
        truth = {"datatype": {"base": "boolean", "format": "true|false"}}
        return column | truth | ({"required": True} if name == "draft" else {})
    return column | {"datatype": "string", "required": name in ("id", "what", "paragraph", "eid")}
