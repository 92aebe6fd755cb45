"""Rules by which commitments are due, against the words of their paragraph."""

from collections.abc import Iterator
from fractions import Fraction

from docgen.cues.finding import tokens_of
from docgen.cues.loading import load_rules
from docgen.cues.patterns import pattern
from docgen.cues.rules import Rules
from docgen.due import Every, NextMeeting, Times, Timing, Within, spelled
from docgen.model import Declaration, Project
from docgen.propose.timings import Timings
from docgen.sources import Sources

_STEM = 5  # letters of an adverb: "annually" stands for "annual" too
_SHORT = 3  # letters of a word that stands for no longer one, as "an" of French


def due_rule_warnings(project: Project, sources: Sources) -> tuple[str, ...]:
    """A warning for each rule whose paragraph names no time or meeting, or gives another rule.

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
        place = f"content/{head.id}/text.{head.language}.md:{paragraph.line}"
        for each in ruled:
            if each.timing and (found := _difference(each.timing, words, rules)):
                yield (
                    f"{place}: paragraph {paragraph.ref} {found}, but annotations.yaml has"
                    f" 'due: {spelled(each.timing)}' there"
                )


def _difference(timing: Timing, words: str, rules: Rules) -> str:
    """What the paragraph has instead of ``timing``; empty if nothing speaks against it."""
    if not _is_said(timing, words, rules):
        return "names no meeting" if isinstance(timing, NextMeeting) else "names no time"
    # One of the same kind may be another commitment's: any that agrees is enough.
    found = [each for each in Timings(rules).find(words) if _kind(each.timing) is _kind(timing)]
    if not found or any(_amount(each.timing) == _amount(timing) for each in found):
        return ""
    first = found[0]
    said = f"says '{words[first.start : first.end]}'"
    since, wanted = (getattr(each, "since", None) for each in (first.timing, timing))
    return f"{said} from {since}" if since != wanted else said


def _kind(timing: Timing) -> type:
    return Every if isinstance(timing, Times) else type(timing)


def _amount(timing: Timing) -> tuple[str, Fraction | int]:
    """``timing`` in days or in months, with what else it says: 24 months are two years.

    What is due twice a year can be due every six months.
    """
    match timing:
        case Times(count=count, unit=unit):
            said, one = _amount(Every(1, unit))
            return said, Fraction(one, count)
        case Within(count=count, unit=unit) | Every(count=count, unit=unit):
            said = timing.since if isinstance(timing, Within) else "every"
            if unit in ("day", "week"):
                return f"day, {said}", count * (7 if unit == "week" else 1)
            return f"month, {said}", count * (12 if unit == "year" else 1)
        case NextMeeting():
            return "meeting", 1


def _is_said(timing: Timing, words: str, rules: Rules) -> bool:
    """Whether a word for it is there, or there are no cues to tell."""
    if isinstance(timing, NextMeeting):
        cues = [*rules.gatherings]
    else:
        cues = [word for those in rules.units.values() for word in those]
    if isinstance(timing, Every | Times):
        repeated = [cue for those in rules.recurrences.values() for cue in those]
        if pattern(repeated).search(words):  # "chaque année"
            return True
        cues += [cue[:_STEM] for cue in repeated if " " not in cue]
    known = {cue.rstrip("*").casefold() for cue in cues}
    stems = tuple(each for each in known if len(each) > _SHORT)
    return not known or any(
        each.small in known or each.small.startswith(stems) for each in tokens_of(words)
    )
