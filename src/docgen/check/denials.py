"""Commitments whose words say that something is not to be done, but whose name does not."""

from collections.abc import Iterator

from docgen.cues.loading import load_rules
from docgen.cues.rules import Rules
from docgen.model import Declaration, Project
from docgen.propose.denials import Denials
from docgen.propose.verbs import Verbs
from docgen.sources import Sources


def denial_warnings(project: Project, sources: Sources) -> tuple[str, ...]:
    """A warning for each commitment that promises what its quote denies; none in languages without
    cues. Raises :class:`ContentError` for cues of the project that cannot be read.
    """
    found = (each for one in project.declarations for each in _warnings(project, one, sources))
    return tuple(dict.fromkeys(found))


def _warnings(project: Project, declaration: Declaration, sources: Sources) -> Iterator[str]:
    head = declaration.head
    theirs = load_rules(sources, head.language, head.id)
    ours = load_rules(sources, project.desk_language, head.id)
    if not theirs.negations or not ours.negations:
        return
    refused = Denials(ours).refused
    for paragraph in declaration.paragraphs:
        if paragraph.annotation.proposals:
            continue
        for each in paragraph.annotation.commitments:
            words = denied(each.quote, theirs)
            if words and not refused(each.what):
                yield (
                    f"content/{head.id}/text.{head.language}.md:{paragraph.line}: paragraph"
                    f" {paragraph.ref} says “{words}”, but its commitment is called “{each.what}”"
                    " in annotations.yaml, as if it were to be done"
                )


def denied(quote: str, rules: Rules) -> str:
    """The first words of ``quote`` by which something is denied; empty if nothing is."""
    denials = Denials(rules)
    for verb in Verbs(rules).find(quote):
        denies = denials.denies(quote, verb.start, verb.end)
        if denies or denials.negative(quote, 0, verb.end, len(quote)):
            return denials.shown(quote, verb.start)
        return ""
    return ""
