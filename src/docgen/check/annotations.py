"""What a person should look at in the annotations: gaps, names left out, what nobody confirmed."""

from collections.abc import Iterator

from docgen.errors import counted
from docgen.language.mentions import name_in
from docgen.language.states import cldr_name
from docgen.model import Declaration, Party, Project


def annotation_warnings(project: Project) -> tuple[str, ...]:
    """What a person should look at in the annotations, once for all versions of a text; to find it
    takes no time.
    """
    found = (each for one in project.declarations for each in _warnings(project, one))
    return tuple(dict.fromkeys(found))


def _warnings(project: Project, declaration: Declaration) -> Iterator[str]:
    """What a person should look at in the annotations of one language version."""
    head = declaration.head
    text = f"content/{head.id}/text.{head.language}.md"
    yield from _unconfirmed(declaration)
    vocabulary = project.vocabulary_of(head.id)
    parties = [vocabulary.parties[each.party] for each in head.participants]
    for paragraph in declaration.paragraphs:
        annotation = paragraph.annotation
        if annotation.proposals:
            continue
        where = f"{text}:{paragraph.line}: paragraph {paragraph.ref}"
        if not annotation.summary:
            yield f"{where} has no summary in annotations.yaml"
        words = " ".join(paragraph.blocks)
        for party in parties:
            name = _name_in(words, party, head.language)
            if name and party.code not in annotation.parties.named:
                yield f"{where} names “{name}”, but annotations.yaml does not list {party.code}"
    used = {name for each in declaration.paragraphs for name in each.annotation.sectors}
    if unused := [f"'{sector}'" for sector in vocabulary.sectors if sector not in used]:
        sectors = "sectors" if unused[1:] else "sector"
        yield (
            f"content/{head.id}/annotations.yaml:"
            f" no paragraph has the {sectors} {', '.join(unused)}"
        )


def _unconfirmed(declaration: Declaration) -> Iterator[str]:
    found = [each for each in declaration.paragraphs if each.annotation.proposals]
    if found:
        yield (
            f"content/{declaration.head.id}/annotations.yaml:"
            f" {counted(declaration.unconfirmed, 'entry', 'entries')}"
            f" to confirm in {counted(len(found), 'paragraph')}, the first in"
            f" paragraph {found[0].ref}; docgen proposals {declaration.head.id} lists them"
        )


def _name_in(words: str, party: Party, language: str) -> str | None:
    """How ``words`` name ``party``; ``None`` if they do not."""
    short = cldr_name(party.code, language)  # the corrected ones are among those of name_in
    own = [name for name in (party.official, party.short, short, *party.also) if name]
    return name_in(words, party.code, own, language)
