"""Rules by which commitments are due that have no word in their paragraph."""

from collections.abc import Iterator

from docgen.cues.finding import tokens_of
from docgen.cues.rules import Rules, load_rules
from docgen.due import Every, NextMeeting, Timing, spelled
from docgen.model import Declaration, Project
from docgen.sources import Sources

_STEM = 5  # letters of an adverb: "annually" stands for "annual" too
_SHORT = 3  # letters of a word that stands for no longer one, as "an" of French


def rules_without_words(project: Project, sources: Sources) -> tuple[str, ...]:
    """A warning for each rule in whose paragraph no word for a time, or for a meeting, is.

    A language without cues for these has none. Raises :class:`ContentError` for cues of the project
    that cannot be read.
    """
    return tuple(each for one in project.declarations for each in _warnings(one, sources))


def _warnings(declaration: Declaration, sources: Sources) -> Iterator[str]:
    head = declaration.head
    for paragraph in declaration.paragraphs:
        ruled = [each for each in paragraph.annotation.commitments if each.timing]
        if not ruled or paragraph.annotation.proposals:
            continue
        rules = load_rules(sources, head.language, head.id)
        words = " ".join(paragraph.blocks)
        for each in ruled:
            if each.timing and not _is_said(each.timing, words, rules):
                named = "meeting" if isinstance(each.timing, NextMeeting) else "time"
                yield (
                    f"content/{head.id}/text.{head.language}.md:{paragraph.line}: paragraph"
                    f" {paragraph.ref} names no {named}, but annotations.yaml has"
                    f" 'due: {spelled(each.timing)}' there"
                )


def _is_said(timing: Timing, words: str, rules: Rules) -> bool:
    """Whether a word for it is there, or there are no cues to tell."""
    if isinstance(timing, NextMeeting):
        cues = [*rules.gatherings]
    else:
        cues = [word for those in rules.units.values() for word in those]
    if isinstance(timing, Every):
        adverbs = (cue for those in rules.recurrences.values() for cue in those)
        cues += [cue[:_STEM] for cue in adverbs if " " not in cue]
    known = {cue.rstrip("*").casefold() for cue in cues}
    stems = tuple(each for each in known if len(each) > _SHORT)
    return not known or any(
        each.small in known or each.small.startswith(stems) for each in tokens_of(words)
    )
