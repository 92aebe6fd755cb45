"""``<meta>``: what the document is, who adopted it where, and what the desk says of paragraphs.

Everything here is the desk's (``source="#desk"``): no word of it is the declaration's.
"""

from lxml import etree

from docgen.akn import names
from docgen.akn.element import add
from docgen.akn.entities import entities, named_in
from docgen.citation import eid
from docgen.language.iso_codes import alpha_3
from docgen.model import Declaration, Head, Participant, Vocabulary


def add_metadata(
    parent: etree._Element,
    declaration: Declaration,
    master: Head,
    vocabulary: Vocabulary,
    desk: str,
) -> None:
    """Add the metadata of ``declaration``; ``master`` is the head of its first language version.

    ``desk`` is the name of the desk.
    """
    head = declaration.head
    meta = add(parent, "meta")
    _add_identification(meta, head, master)
    lifecycle = add(meta, "lifecycle", source="#desk")
    add(
        *(lifecycle, "eventRef"),
        date=str(head.date),
        source="#original",
        refersTo="#occasion #place",
        type="generation",
    )
    if head.participants:
        workflow = add(meta, "workflow", source="#desk")
        for each in head.participants:
            _add_step(workflow, head, each)
    annotated = {each.ref: named_in(each, head) for each in declaration.paragraphs}
    annotated = {ref: found for ref, found in annotated.items() if found}
    if annotated:
        analysis = add(meta, "analysis", source="#desk")
        others = add(analysis, "otherReferences", source="#desk")
        for ref, found in annotated.items():
            refers = " ".join(f"#{each}" for each in found)
            add(others, "implicitReference", **{"for": f"#{eid(ref)}"}, refersTo=refers)
    references = add(meta, "references", source="#desk")
    address = names.work(head)
    add(references, "original", eId="original", href=address, showAs=head.short_title)
    used = {each for found in annotated.values() for each in found}
    for entity in entities(head, used, vocabulary, desk):
        address = names.entity(entity.kind.lower(), *entity.path)
        add(references, f"TLC{entity.kind}", eId=entity.name, href=address, showAs=entity.show)


def _add_identification(meta: etree._Element, head: Head, master: Head) -> None:
    identification = add(meta, "identification", source="#desk")
    work = add(identification, "FRBRWork")
    titles = {"title": head.title, "short title": head.short_title}
    parties = [f"#party_{each.party}" for each in head.participants] or [""]
    _add_core(work, names.work(head), f"{names.work(head)}/!main", head, titles, parties)
    add(work, "FRBRcountry", value=names.COUNTRY)
    add(work, "FRBRsubtype", value=names.SUBTYPE)
    add(work, "FRBRnumber", value=head.id)
    expression = add(identification, "FRBRExpression")
    address = names.expression(head)
    others = {"sha256": head.text_digest, "published": head.published}
    _add_core(expression, address, f"{address}/!main", head, others, parties)
    if variant := names.variant(head.language):
        add(expression, "FRBRversionNumber", value=variant)
    if head.language != master.language:
        first = names.expression(master)
        add(expression, "FRBRmasterExpression", href=first, showAs=master.language)
    add(expression, "FRBRlanguage", language=alpha_3(head.language))
    manifestation = add(identification, "FRBRManifestation")
    this = f"{address}/!main.xml"
    _add_core(manifestation, names.manifestation(head), this, head, {}, ["#desk"])
    add(manifestation, "FRBRformat", value="application/akn+xml")


def _add_core(
    parent: etree._Element,
    address: str,
    this: str,
    head: Head,
    aliases: dict[str, str],
    authors: list[str],
) -> None:
    add(parent, "FRBRthis", value=this)
    add(parent, "FRBRuri", value=address)
    for name, value in aliases.items():
        if value:
            add(parent, "FRBRalias", value=value, name=name)
    add(parent, "FRBRdate", date=str(head.date), name="adoption")
    for each in authors:
        add(parent, "FRBRauthor", href=each, **{"as": "#author"})


def _add_step(workflow: etree._Element, head: Head, participant: Participant) -> None:
    """Who adopted it for a party: ``by`` the person, ``as`` the holder of an office."""
    code = participant.party
    by = f"#person_{code}" if participant.representative else f"#party_{code}"
    step = add(workflow, "step", date=str(head.date), by=by)
    if participant.office:
        step.set("as", f"#role_{code}")
    step.set("refersTo", f"#party_{code} #host" if participant.host else f"#party_{code}")
