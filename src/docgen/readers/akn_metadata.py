"""The metadata of an Akoma Ntoso file → what they say of the work, as an import takes it."""

import re
from collections.abc import Iterator

from lxml import etree

from docgen.akn.element import tag
from docgen.model import Participant

# Of a party in files that docgen wrote; what other authors call theirs is not known.
_PARTY = re.compile(r"#party_([A-Z]{2,8})")
_ADOPTED = "generation"  # AKN4UN's type of the event that the work came from


def about(root: etree._Element) -> dict[str, str]:
    """Its ``title``, ``date``, ``place`` and ``occasion``; what the file does not say is left out.

    Place and occasion are those that the event of the work's origin refers to.
    """
    found: dict[str, str] = {}
    titles = (each for each in root.iter(tag("FRBRalias")) if each.get("name") == "title")
    if (title := next(titles, None)) is not None:
        found["title"] = title.get("value", "")
    if (date := next(root.iter(tag("FRBRdate")), None)) is not None:
        found["date"] = date.get("date", "")
    origins = (each for each in root.iter(tag("eventRef")) if each.get("type") == _ADOPTED)
    if (origin := next(origins, None)) is not None:
        referred = origin.get("refersTo", "").split()
        for key, kind in (("place", "TLCLocation"), ("occasion", "TLCEvent")):
            shown = _shown(root, kind)
            if said := next((shown[each] for each in referred if shown.get(each)), ""):
                found[key] = said
    return found


def parties(root: etree._Element) -> tuple[Participant, ...]:
    """Who adopted the work, by its workflow, if docgen wrote the file; otherwise nobody."""
    found = {each.party: each for each in _adopted(root)}
    return tuple(found.values())


def _adopted(root: etree._Element) -> Iterator[Participant]:
    persons, offices = _shown(root, "TLCPerson"), _shown(root, "TLCRole")
    for step in root.iter(tag("step")):
        referred = step.get("refersTo", "").split()
        codes = [match[1] for each in referred if (match := _PARTY.fullmatch(each))]
        if len(codes) == 1:
            yield Participant(
                party=codes[0],
                representative=persons.get(step.get("by", "")) or None,
                office=offices.get(step.get("as", "")) or None,
                host="#host" in referred,
            )


def _shown(root: etree._Element, kind: str) -> dict[str, str]:
    """How the file shows what it refers to of a ``kind``, by reference, on one line each."""
    return {
        f"#{each.get('eId')}": " ".join(each.get("showAs", "").split())
        for each in root.iter(tag(kind))
    }
