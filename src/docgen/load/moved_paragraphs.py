"""Translations that were left where their original was before, under an old number or title."""

from collections.abc import Iterator, Mapping

from docgen.load.decode import Located
from docgen.load.translated_files import language_in
from docgen.load.translation_record import digest
from docgen.model import Declaration
from docgen.translation import ParagraphWords


def check_not_moved(
    file: Located,
    words: Mapping[str, ParagraphWords],
    original: Declaration,
    made_from: Mapping[str, str],
) -> None:
    """Raise :class:`ContentError` if ``words``, from ``file``, are those of other paragraphs.

    ``made_from`` has digests by place. A translation has moved if what it was made from is said of
    another paragraph now, whose own translation was made from something else: paragraphs that say
    the same have not.
    """
    now = dict(_originals(original))
    made = {key: made_from.get(_place(original, *key)) for key in now}
    home = {(part, said): ref for (ref, part), said in now.items() if made[ref, part] != said}
    for key, (ref, said) in zip(file.entries(), words.items(), strict=True):
        for part in ("summary", "message"):
            other = home.get((part, made.get((ref, part)) or ""))
            if other and getattr(said, part) and made[ref, part] != now[ref, part]:
                raise file.error(
                    f"the {part} of paragraph {ref} was translated from what annotations.yaml now"
                    f" says of paragraph {other}",
                    *(key, part),
                    hint=(
                        "give the paragraphs here the numbers that they have in annotations.yaml,"
                        f" then: docgen translations accept --language {_language(file)} --all"
                    ),
                )


def check_quotes_not_exchanged(
    file: Located,
    words: Mapping[str, ParagraphWords],
    original: Declaration,
    made_from: Mapping[str, str],
) -> None:
    """Raise :class:`ContentError` if a quote in ``file`` is that of another commitment.

    So it is where two commitments of a paragraph exchanged their titles, by which they are found.
    """
    commitments = {each.ref: each.annotation.commitments for each in original.paragraphs}
    for key, (ref, said) in zip(file.entries(), words.items(), strict=True):
        now = {each.what: digest(each.quote.strip()) for each in commitments[ref]}
        places = {what: _place(original, ref, f"commitments/{what}/quote") for what in now}
        made = {what: made_from[place] for what, place in places.items() if place in made_from}
        home = {now[what]: what for what in made if made[what] != now[what]}
        for what, each in said.commitments.items():
            if each.quote and what in made and made[what] != now[what] and made[what] in home:
                raise file.error(
                    f"this was translated from the quote that '{home[made[what]]}' now has in"
                    " annotations.yaml",
                    *(key, "commitments", what, "quote"),
                    hint=(
                        "put it under that title, then: docgen translations accept --language"
                        f" {_language(file)} --all"
                    ),
                )


def _language(file: Located) -> str:
    return language_in(file.path.rpartition("/")[2])[1]


def _originals(original: Declaration) -> Iterator[tuple[tuple[str, str], str]]:
    """The digest of each summary and message, by the reference of its paragraph and what it is."""
    for each in original.paragraphs:
        said = {"summary": each.annotation.summary, "message": each.annotation.message}
        for part, words in said.items():
            if words:
                yield (each.ref, part), digest(words.strip())


def _place(original: Declaration, ref: str, part: str) -> str:
    return f"{original.head.id}/annotations/{ref}/{part}"
