"""What a document refers to that is no document: parties, groups, persons, offices, sectors.

The Naming Convention calls them non-document entities (section 4.11), by class: ``Organization``.
"""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from docgen.model import Head, Paragraph, Participant, Vocabulary


class Entity(NamedTuple):
    """One of class ``kind``: ``name`` is its eId, ``path`` the words of its address."""

    kind: str
    name: str
    show: str
    path: tuple[str, ...]


def named_in(paragraph: Paragraph, head: Head) -> tuple[str, ...]:
    """The names of a paragraph's parties, groups and sectors; none while they are proposals."""
    annotation = paragraph.annotation
    if annotation.proposals:
        return ()
    everyone = (each.party for each in head.participants) if annotation.parties.all else ()
    parties = dict.fromkeys((*annotation.parties.named, *everyone))
    return (
        *(f"party_{each}" for each in parties),
        *(f"group_{each}" for each in annotation.parties.groups),
        *(f"sector_{each}" for each in annotation.sectors),
    )


def entities(
    head: Head, used: Collection[str], vocabulary: Vocabulary, desk: str
) -> Iterator[Entity]:
    """All that the document refers to: what paragraphs have ``used``, and its own metadata."""
    yield Entity("Organization", "desk", desk, ("unreg", "desk"))
    yield Entity("Role", "author", "author", ("docgen", "author"))
    if any(each.host for each in head.participants):
        yield Entity("Role", "host", "host", ("docgen", "host"))
    yield Entity("Event", "occasion", head.occasion, ("docgen", head.id))
    yield Entity("Location", "place", head.place, ("docgen", head.place))
    yield from _organizations(head, used, vocabulary)
    for each in head.participants:
        yield from _person(each)
    for name, sector in vocabulary.sectors.items():
        if f"sector_{name}" in used:
            yield Entity("Concept", f"sector_{name}", sector.name, ("docgen", name))


def _organizations(head: Head, used: Collection[str], vocabulary: Vocabulary) -> Iterator[Entity]:
    adopted = {each.party for each in head.participants}
    for code, party in vocabulary.parties.items():
        if code in adopted or f"party_{code}" in used:
            yield Entity("Organization", f"party_{code}", party.official, (code.lower(),))
    for name, group in vocabulary.groups.items():
        if f"group_{name}" in used:
            yield Entity("Organization", f"group_{name}", group.name, ("unreg", name))


def _person(participant: Participant) -> Iterator[Entity]:
    code = participant.party
    if name := participant.representative:
        yield Entity("Person", f"person_{code}", name, (code.lower(), name))
    if office := participant.office:
        yield Entity("Role", f"role_{code}", office, (code.lower(), office))
