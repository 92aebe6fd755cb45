"""What was found → ``declaration.yaml`` and ``annotations.yaml``, written for a person to go on.

Plain lines rather than a dump: the files are edited by hand from here on.
"""

import json
from collections.abc import Iterable

from docgen.due import spelled
from docgen.ingest.front_matter import FrontMatter
from docgen.ingest.yaml_text import folded, scalar
from docgen.load.declaration import GAP
from docgen.load.modelines import modeline
from docgen.model import Mentions, Participant
from docgen.propose.proposal import CommitmentProposal, Proposal

_USUAL = 2  # the weight of an entry that names none
_EMPTY = '  summary: ""'
_NOTE = """\
# Proposed by `docgen import`, by the cues of its rules: nobody has confirmed it. Summaries are
# drafts from the text's words. Correct an entry, and take `proposed: true` away; `docgen check`
# counts what is left.

"""


def declaration(found: FrontMatter, language: str) -> str:
    """``declaration.yaml``; what the text does not say is a gap, which `docgen check` points at."""
    unsure = {note.partition(":")[0]: note.partition(": ")[2] for note in found.unsure}
    head = modeline("declaration", "content/ID/declaration.yaml")
    lines = [
        folded("title", found.title, 0) if found.title else f"title: {GAP}",
        f"date: {found.date or GAP}",
        f"place: {scalar(found.place) if found.place else GAP}",
        f"occasion: {scalar(found.occasion) if found.occasion else GAP}",
    ]
    text = f"{head}\n" + "".join(
        (f"# {unsure[key]}\n" if (key := line.partition(":")[0]) in unsure else "") + f"{line}\n"
        for line in lines
    )
    text += f"languages: [{language}]\n\n"
    if not found.parties:
        return text + f"# The text names no parties that were recognised.\nparties: {GAP}\n"
    note = unsure.get("parties", "with names and offices as the text spells them")
    return (
        text + f"# {note[:1].upper()}{note[1:]}.\nparties:\n" + "".join(map(_party, found.parties))
    )


def annotations(proposals: Iterable[Proposal]) -> str:
    """``annotations.yaml`` of a text that nobody has annotated yet."""
    head = modeline("annotations", "content/ID/annotations.yaml")
    return head + _NOTE + "\n".join(map(entry, proposals))


def entry(proposal: Proposal) -> str:
    """What is proposed for one paragraph."""
    text = (
        f"{json.dumps(proposal.ref, ensure_ascii=False)}:\n"
        "  proposed: true\n"
        f"{folded('summary', proposal.summary, 2) if proposal.summary else _EMPTY}\n"
        f"  sectors: [{', '.join(proposal.sectors)}]\n"
        f"  parties: {_mentions(proposal.parties)}\n"
    )
    if proposal.weight != _USUAL:
        text += f"  weight: {proposal.weight}\n"
    if proposal.commitments:
        text += "  commitments:\n" + "".join(map(_pledge, proposal.commitments))
    return text


def _party(party: Participant) -> str:
    text = f"  - party: {party.party}\n"
    if party.representative:
        text += f"    representative: {scalar(party.representative)}\n"
    if party.office:
        text += f"    office: {scalar(party.office)}\n"
    return text + ("    host: true\n" if party.host else "")


def _mentions(parties: Mentions) -> str:
    said = []
    if parties.named:
        said.append(f"named: [{', '.join(parties.named)}]")
    if parties.groups:
        said.append(f"groups: [{', '.join(parties.groups)}]")
    if parties.all:
        said.append("all: true")
    return "{" + ", ".join(said) + "}"


def _pledge(pledge: CommitmentProposal) -> str:
    text = (
        f"    - proposed: true\n      what: {scalar(pledge.what)}\n"
        f"{folded('quote', pledge.quote, 6)}\n"
        f"      kind: {pledge.kind}\n      by: [{', '.join(pledge.by)}]\n"
    )
    if pledge.stage:
        text += f"      stage: {pledge.stage}\n"
    if pledge.due:
        text += f"      due: {spelled(pledge.due)}\n"
    if pledge.place:
        text += f"      place: {scalar(pledge.place)}\n"
    if pledge.duty:
        text += f"      duty: [{', '.join(pledge.duty)}]\n"
    return text + f"      sectors: [{', '.join(pledge.sectors)}]\n"
