"""A declaration in the words of a translation."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from docgen.model import Declaration, Head, Project
from docgen.translation import TranslatedHead


def versions_of(declarations: Iterable[Declaration]) -> list[list[Declaration]]:
    """The language versions of each declaration, the first language first."""
    found: dict[str, list[Declaration]] = {}
    for declaration in declarations:
        found.setdefault(declaration.head.id, []).append(declaration)
    return list(found.values())


def language_of_head(project: Project, versions: Sequence[Declaration]) -> str:
    """The language of ``declaration.yaml``, which has the title as the text has it.

    That is the desk's if there is a text in it, or else that of the first text.
    """
    texts = [each.head.language for each in versions]
    return project.desk_language if project.desk_language in texts else texts[0]


def head_in(words: TranslatedHead, head: Head) -> Head:
    """``head`` with those of its words that ``words`` have."""
    participants = tuple(
        replace(
            each,
            representative=each.representative and (own.representative or each.representative),
            office=each.office and (own.office or each.office),
        )
        if (own := words.parties.get(each.party))
        else each
        for each in head.participants
    )
    return replace(
        head,
        title=words.title or head.title,
        short_title=words.short_title or words.title or head.short_title,
        place=words.place or head.place,
        occasion=words.occasion or head.occasion,
        participants=participants,
    )
