"""The rules by which commitments are due → days, where they follow from what is on file."""

from collections.abc import Iterable

from msgspec.structs import replace

from docgen.commitment import Commitment
from docgen.due import Within, spelled
from docgen.errors import ContentError
from docgen.model import Declaration, Head


def with_due_dates(declarations: Iterable[Declaration]) -> tuple[Declaration, ...]:
    """``declarations`` with the due dates that follow from the rules of their commitments.

    Raises :class:`ContentError` for a day that no calendar has.
    """
    return tuple(map(_dated, declarations))


def _dated(declaration: Declaration) -> Declaration:
    paragraphs = list(declaration.paragraphs)
    for index, each in enumerate(paragraphs):
        said = each.annotation
        if any(one.timing for one in said.commitments):
            owed = tuple(_due(one, declaration.head) for one in said.commitments)
            paragraphs[index] = replace(each, annotation=replace(said, commitments=owed))
    return replace(declaration, paragraphs=tuple(paragraphs))


def _due(each: Commitment, head: Head) -> Commitment:
    if not isinstance(each.timing, Within):
        return each
    try:
        return replace(each, due=each.timing.limit(head.date))
    except (ValueError, OverflowError) as error:
        raise ContentError(
            f"paragraph {each.ref}: '{spelled(each.timing)}' of {head.date} is after the year 9999",
            f"content/{head.id}/annotations.yaml",
        ) from error
