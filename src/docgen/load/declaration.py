"""A folder of ``content/`` → a :class:`docgen.model.Declaration` for each language of its text."""

import datetime
from itertools import product
from typing import Annotated, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from docgen.errors import ContentError, nearest
from docgen.load import text as adopted
from docgen.load import yaml
from docgen.load.annotations import Annotations, load_annotations
from docgen.load.decode import NOT_EMPTY, Located, Problems, decode
from docgen.load.register import Register, check_followed, load_register
from docgen.load.translated_files import check_language_in, language_in
from docgen.load.vocabulary import LanguageTag, check_language, unknown_party
from docgen.model import Declaration, Head, Paragraph, Participant, Party, Vocabulary
from docgen.notes import NoteBlock
from docgen.sources import Sources

# `docgen import` writes this for what the text does not say.
GAP = "???"


class DeclarationFile(Struct, frozen=True, forbid_unknown_fields=True):
    """What identifies a declaration, and who adopted it."""

    title: str
    """The title, as the text has it."""
    date: datetime.date
    """The day of adoption: 2025-05-30."""
    place: str
    """Where it was adopted."""
    occasion: str
    """The meeting at which it was adopted."""
    parties: tuple[Participant, ...]
    """Who adopted it, in the order of the text."""
    languages: Annotated[tuple[LanguageTag, ...], NOT_EMPTY] = ("en",)
    """The languages that there is a text of: text.en.md, text.pt-BR.md."""
    short_title: str | None = None
    """A title for running heads and lists, if the whole one is long."""
    published: str = ""
    """Where the text was published: an address, or the number of a document."""
    follows: str = ""
    """The declaration of the meeting before, in a series: the name of its folder in content/."""


class Loaded(NamedTuple):
    """A declaration in each of its languages, the first language first, and its register."""

    versions: tuple[Declaration, ...]
    register: Register


def load_declaration(sources: Sources, name: str, vocabulary: Vocabulary) -> Loaded:
    """The declaration ``name``.

    Raises :class:`ContentError` with every mistake in its files.
    """
    folder = f"content/{name}"
    path = f"{folder}/declaration.yaml"
    file = yaml.parse(sources.text(path), path)
    _refuse_gaps(file)
    head = decode(file, DeclarationFile)
    problems = Problems()
    with problems.collected():
        _check_participants(file, head.parties, vocabulary)
    for index, language in enumerate(head.languages):
        check_language(file, language, "languages", index)
    register = Register(None, {})
    with problems.collected():
        register = load_register(sources, name, head.date)
    annotations = None
    with problems.collected():
        annotations = load_annotations(
            sources,
            f"{folder}/annotations.yaml",
            _with_named(vocabulary, head.parties),
            register.entries,
        )
    notes: dict[str, tuple[NoteBlock, ...]] = {}
    with problems.collected():
        notes = _load_notes(sources, f"{folder}/notes", head.parties, vocabulary)
    versions: list[Declaration] = []
    for language in head.languages:
        with problems.collected():
            path = f"{folder}/text.{language}.md"
            paragraphs = _load_paragraphs(sources, path, annotations, first=not versions)
            versions.append(
                Declaration(
                    head=Head(
                        id=name,
                        title=head.title,
                        short_title=head.short_title or head.title,
                        date=head.date,
                        place=head.place,
                        occasion=head.occasion,
                        language=language,
                        text_digest=sources.digest(path) or "",
                        participants=head.parties,
                        published=head.published,
                        follows=head.follows,
                    ),
                    paragraphs=register.applied_to(paragraphs),
                    notes=notes,
                    withdrawn=register.withdrawn,
                )
            )
    if versions and annotations:
        with problems.collected():
            check_followed(register, name, versions[0].paragraphs)
    problems.settle()
    return Loaded(tuple(versions), register)


def _refuse_gaps(file: Located) -> None:
    problems = Problems()
    for key in file.entries():
        with problems.collected():
            if file.data[key] == GAP:
                raise file.error(
                    f"'{key}' is not filled in", key, hint="the text does not say it; fill it in"
                )
    problems.settle()


def _load_paragraphs(
    sources: Sources, path: str, annotations: Annotations | None, *, first: bool
) -> tuple[Paragraph, ...]:
    paragraphs = adopted.parse(sources.text(path), path)
    if annotations is None:  # a mistake in them is reported already
        return tuple(Paragraph(*each) for each in paragraphs)
    return annotations.applied_to(paragraphs, path, first=first)


def _check_participants(
    file: Located, parties: tuple[Participant, ...], vocabulary: Vocabulary
) -> None:
    problems = Problems()
    seen: set[str] = set()
    for index, participant in enumerate(parties):
        with problems.collected():
            where = ("parties", index, "party")
            if participant.party not in vocabulary.parties:
                raise unknown_party(file, participant.party, vocabulary.parties, *where)
            if participant.party in seen:
                raise file.error(f"duplicate party '{participant.party}'", *where)
            seen.add(participant.party)
    problems.settle()


def _with_named(vocabulary: Vocabulary, parties: tuple[Participant, ...]) -> Vocabulary:
    """``vocabulary`` with all ``parties``.

    One that it lacks is a mistake once, where it is named as a party, and not in each annotation.
    """
    codes = {each.party for each in parties} - vocabulary.parties.keys()
    missing = {code: Party(code, code.lower(), code) for code in sorted(codes)}
    return replace(vocabulary, parties={**vocabulary.parties, **missing})


def _load_notes(
    sources: Sources, folder: str, parties: tuple[Participant, ...], vocabulary: Vocabulary
) -> dict[str, tuple[NoteBlock, ...]]:
    """Desk notes by variant id.

    Raises :class:`ContentError` for a file that belongs to no variant.
    """
    countries = [participant.party.lower() for participant in parties]
    sectors = list(vocabulary.sectors)
    known = {"whole", *countries, *sectors}
    known.update(f"{country}-{sector}" for country, sector in product(countries, sectors))
    pair = f", or a pair such as {countries[0]}-{sectors[0]}.md" if countries and sectors else ""
    valid = f"a country, a sector or the whole: {', '.join(('whole', *countries, *sectors))}{pair}"
    named_in_files = {
        f"{vocabulary.parties[each.party].slug}{rest}.md": f"{each.party.lower()}{rest}.md"
        for each in parties
        if each.party in vocabulary.parties
        for rest in ("", *(f"-{sector}" for sector in sectors))
    }
    problems = Problems()
    notes: dict[str, tuple[NoteBlock, ...]] = {}
    for name in sources.names(folder):
        path = f"{folder}/{name}"
        original, language = language_in(name)
        variant, dot, ending = original.rpartition(".")
        with problems.collected():
            if variant not in known or (dot, ending) != (".", "md"):
                hint = nearest(name, (f"{each}.md" for each in known), named_in_files) or valid
                raise ContentError("no variant takes a note of this name", path, hint=hint)
            if language:  # a translation
                check_language_in(path, language)
                continue
            from docgen.load.notes import parse_note

            notes[variant] = parse_note(sources.text(path), path)
    problems.settle()
    return notes
