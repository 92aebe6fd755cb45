"""The proof of what a file of the register says beside the text's words: who, what, where, when.

Each reader gives what its format has, by the names below. The commitment and the declaration say
what it must be; the words for kinds, parties and dates, of the document's language, are given.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from docgen.citation import calendar_uid, eid
from docgen.commitment import Commitment
from docgen.errors import FidelityError
from docgen.fidelity.rows import RowRead
from docgen.view import View

_SHOWN = 80  # characters of a cell that a message shows
_LINKS = {"follows": "Follows", "repeats": "Repeats", "supersedes": "Supersedes"}
# What PROV-O calls them (www.w3.org/TR/prov-o).
_RELATIONS = {
    "follows": "prov:wasDerivedFrom",
    "repeats": "prov:alternateOf",
    "supersedes": "prov:wasRevisionOf",
}


class Wording(NamedTuple):
    """What a document calls the parts of a commitment."""

    kind: str
    by_whom: str
    due: str


def prove_columns(
    found: Iterable[RowRead],
    views: Iterable[View],
    labels: Mapping[str, str],
    wordings: Mapping[str, Wording],
    names: Mapping[str, str],
) -> None:
    """Raise :class:`FidelityError` if a row says anything but what its commitment is.

    ``labels`` are those of the document by the English ones, ``wordings`` by the ids of rows,
    ``names`` those of parties by their codes.
    """
    wanted = {
        f"{view.head.id}/{each.id}": (each, view) for view in views for each in view.commitments
    }
    for row in found:
        expected = _expected(*wanted[row.id], wordings[row.id], labels, names)
        for name, said in row.said.items():
            if said not in expected[name]:
                raise FidelityError(
                    f"{row.place}: says “{said[:_SHOWN]}” as '{name}' of '{row.id}', not"
                    f" “{expected[name][0][:_SHOWN]}”"
                )


def _expected(
    each: Commitment,
    view: View,
    words: Wording,
    labels: Mapping[str, str],
    names: Mapping[str, str],
) -> dict[str, tuple[str, ...]]:
    """What a row may say by the name of each part, the first of them the usual one."""
    last = each.history[-1] if each.history else None
    topics = [view.sectors[name].name for name in each.sectors]
    dated = bool(each.due or each.timing)
    on_its_day = each.due and each.due.day and not each.due.by and not each.timing
    day = view.prepared.date
    late = ("true", labels["Yes"]) if day and each.overdue(day) else ("false", labels["No"])
    said = {
        "what": each.what,
        "eid": eid(each.ref),
        "by_whom": words.by_whom,
        "due": words.due,
        "exactness": labels[each.due.exactness] if each.due else "",
        "place": each.place or "",
        "topics": "; ".join(topics),
        "kind": words.kind,
        "since": last.date.isoformat() if last else "",
        "note": last.note if last else "",
        "evidence": last.evidence if last else "",
        "updates": str(len(each.history)),
        "declaration": view.head.short_title,
        "adopted": view.head.date.isoformat(),
        # Of linked data
        "rule": words.due if dated else "",
        "parties": "; ".join(f"{code} {names[code]}" for code in view.bound(each)),
        "history": "\n".join(
            " ".join((one.date.isoformat(), one.status, one.note, one.evidence))
            for one in each.history
        ),
        "links": "; ".join(
            sorted(
                f"{_RELATIONS[one.kind]} urn:uuid:{calendar_uid(one.target)}" for one in each.links
            )
        ),
        "title": view.head.title,
        # Of a calendar
        "summary": each.what if on_its_day or not dated else f"{each.what} ({words.due})",
        "location": (each.place or "") if each.due else "",
        "categories": ",".join(topics),
    }
    said["lines"] = _lines(each, said, labels)
    return {name: (text,) for name, text in said.items()} | {"overdue": late if day else ("",)}


def _lines(each: Commitment, said: Mapping[str, str], labels: Mapping[str, str]) -> str:
    """What an entry of a calendar says of a commitment below its status."""
    links: dict[str, list[str]] = {}
    for link in each.links:
        links.setdefault(_LINKS[link.kind], []).append(link.target)
    parts = {
        "Due": said["due"],
        "Exactness": said["exactness"],
        "Place": said["place"],
        "By whom": said["by_whom"],
        "Kind": said["kind"],
        "Topics": said["topics"],
        "Since": said["since"],
        "Note by the desk": said["note"],
        "Evidence": said["evidence"],
        "Declaration": said["declaration"],
        "Adopted": said["adopted"],
        **{label: "; ".join(targets) for label, targets in links.items()},
    }
    lines = [f"{labels[label]}: {text}" for label, text in parts.items() if text]
    if each.unconfirmed:
        lines += ["", labels["Draft · nobody has confirmed this"]]
    return "\n".join(lines)
