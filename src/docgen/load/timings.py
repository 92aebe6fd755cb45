"""The rules by which commitments are due → days, where they follow from what is on file."""

from collections.abc import Sequence

from msgspec.structs import replace

from docgen.commitment import Commitment
from docgen.due import Due, NextMeeting, Within, spelled
from docgen.errors import ContentError
from docgen.load.series import next_meetings
from docgen.model import Declaration, Head


def with_due_dates(declarations: Sequence[Declaration]) -> tuple[Declaration, ...]:
    """``declarations`` with the due dates that follow from the rules of their commitments.

    What is due at the next meeting is due on the day of the declaration that follows, if that is on
    file. Raises :class:`ContentError` for a day that no calendar has.
    """
    later = next_meetings(declarations)
    return tuple(_dated(each, later.get(each.head.id, ())) for each in declarations)


def _dated(declaration: Declaration, later: Sequence[Declaration]) -> Declaration:
    head, paragraphs = declaration.head, list(declaration.paragraphs)
    # The title in the language of the text, if that has one.
    later = sorted(later, key=lambda each: each.head.language != head.language)
    for index, each in enumerate(paragraphs):
        said = each.annotation
        if any(one.timing for one in said.commitments):
            owed = tuple(_due(one, head, later) for one in said.commitments)
            paragraphs[index] = replace(each, annotation=replace(said, commitments=owed))
    return replace(declaration, paragraphs=tuple(paragraphs))


def _due(each: Commitment, head: Head, later: Sequence[Declaration]) -> Commitment:
    match each.timing:
        case Within(since="adoption"):
            return replace(each, due=_limit(each.ref, each.timing, head))
        case NextMeeting() if later:
            held = later[0].head
            day = Due(held.date.year, None, held.date.month, held.date.day)
            return replace(each, due=day, timing=NextMeeting(held.id, held.short_title))
        case _:
            return each


def _limit(ref: str, within: Within, head: Head) -> Due:
    try:
        return within.limit(head.date)
    except (ValueError, OverflowError) as error:
        raise ContentError(
            f"paragraph {ref}: '{spelled(within)}' of {head.date} is after the year 9999",
            f"content/{head.id}/annotations.yaml",
        ) from error
