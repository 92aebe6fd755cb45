"""``sectors.it.yaml`` and its like → what the desk says in other languages, checked."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from docgen.errors import nearest
from docgen.load import yaml
from docgen.load.decode import Located, Problems, decode
from docgen.load.moved_paragraphs import check_not_moved, check_quotes_not_exchanged
from docgen.load.notes import parse_note
from docgen.load.translated_annotations import translated_annotations
from docgen.load.translated_files import language_in, translated, translated_languages
from docgen.load.translation_record import load_record
from docgen.load.vocabulary import PARTIES, SECTORS, Code, Id, unknown_party
from docgen.model import Declaration, Paragraph, Project
from docgen.notes import NoteBlock
from docgen.prepared import PreparedWords
from docgen.sources import Sources
from docgen.translation import (
    DeclarationWords,
    GroupWords,
    ParagraphWords,
    PartyWords,
    SectorWords,
    TranslatedHead,
    Translation,
)
from docgen.translator import head_in, versions_of

T = TypeVar("T")


class TranslatedParties(Struct, frozen=True, forbid_unknown_fields=True):
    """Parties and groups in another language."""

    parties: dict[Code, PartyWords] = {}
    """States and organisations, by their codes."""
    groups: dict[Id, GroupWords] = {}
    """Groups, by their ids."""


TranslatedSectors = dict[Id, SectorWords]
TranslatedGroups = dict[Id, GroupWords]


def with_translations(
    sources: Sources, project: Project, prepared: Mapping[str, PreparedWords]
) -> Project:
    """``project`` with its translations into the languages of its documents and texts.

    ``prepared`` is what documents say of their making, by language. A text in another language has
    its title, its persons and its quotes from there. Raises :class:`ContentError` with every
    mistake in these files.
    """
    found = translated_languages(sources, project)
    used = [each for each in _used(project) if each in found]
    translations = load_translations(sources, project, used)
    for language, words in prepared.items():
        known = translations.get(language, Translation())
        translations[language] = replace(known, prepared=words)
    declarations = tuple(_in_its_own_words(each, translations) for each in project.declarations)
    return replace(project, translations=translations, declarations=declarations)


def load_translations(
    sources: Sources, project: Project, languages: Iterable[str]
) -> dict[str, Translation]:
    """The translations into ``languages``, by language.

    Raises :class:`ContentError` with every mistake in their files.
    """
    problems = Problems()
    found: dict[str, Translation] = {}
    for language in languages:
        with problems.collected():
            found[language] = _translation(sources, project, language)
    problems.settle()
    return found


def _used(project: Project) -> tuple[str, ...]:
    """The languages of documents and texts."""
    texts = (each.head.language for each in project.declarations)
    return tuple(dict.fromkeys((*project.languages, *texts, *project.document_languages)))


def _translation(sources: Sources, project: Project, language: str) -> Translation:
    problems = Problems()
    common = Translation()
    vocabulary = project.vocabulary
    with problems.collected():
        if file := _file(sources, PARTIES, language):
            top = decode(file, TranslatedParties)
            for code in top.parties:
                if code not in vocabulary.parties:
                    raise unknown_party(file, code, vocabulary.parties, "parties", code)
            _check_known(file, "group", top.groups, vocabulary.groups, "groups")
            common = Translation(top.parties, top.groups)
    with problems.collected():
        if file := _file(sources, SECTORS, language):
            sectors = decode(file, TranslatedSectors)
            _check_known(file, "sector", sectors, vocabulary.sectors)
            common = replace(common, sectors=sectors)
    words: dict[str, DeclarationWords] = {}
    for versions in versions_of(project.declarations):
        with problems.collected():
            name = versions[0].head.id
            words[name] = _words(sources, project, versions, language)
    problems.settle()
    return replace(common, declarations=words)


def _words(
    sources: Sources, project: Project, versions: Sequence[Declaration], language: str
) -> DeclarationWords:
    name = versions[0].head.id
    folder, vocabulary = f"content/{name}", project.vocabulary_of(name)
    own_sectors = {
        each: sector
        for each, sector in vocabulary.sectors.items()
        if each not in project.vocabulary.sectors
    }
    adopted = {each.party: each for each in versions[0].head.participants}
    problems = Problems()

    def read(stem: str, kind: type[T], check: Callable[[Located, T], None], empty: T) -> T:
        with problems.collected():
            if file := _file(sources, f"{folder}/{stem}.yaml", language):
                found = decode(file, kind)
                check(file, found)
                return found
        return empty

    words = DeclarationWords(
        read(
            "declaration",
            TranslatedHead,
            lambda file, head: _check_known(file, "party", head.parties, adopted, "parties"),
            TranslatedHead(),
        ),
        read(
            "sectors",
            TranslatedSectors,
            lambda file, those: _check_known(file, "sector", those, own_sectors),
            {},
        ),
        read(
            "groups",
            TranslatedGroups,
            lambda file, those: _check_known(file, "group", those, vocabulary.groups),
            {},
        ),
    )
    with problems.collected():
        if file := _file(sources, f"{folder}/annotations.yaml", language):
            text = next((each for each in versions if each.head.language == language), None)
            paragraphs = translated_annotations(file, versions[0], text)
            made_from = load_record(sources).digests.get(language, {})
            check_not_moved(file, paragraphs, versions[0], made_from)
            check_quotes_not_exchanged(file, paragraphs, versions[0], made_from)
            words = replace(words, paragraphs=paragraphs)
    with problems.collected():
        words = replace(words, notes=_notes(sources, f"{folder}/notes", language))
    problems.settle()
    return words


def _file(sources: Sources, path: str, language: str) -> Located | None:
    path = translated(path, language)
    return None if sources.find(path) is None else yaml.parse(sources.text(path), path)


def _check_known(
    file: Located, kind: str, names: Iterable[str], known: Mapping[str, object], *steps: str
) -> None:
    """Raise :class:`ContentError` for each of ``names`` that the original does not have."""
    problems = Problems()
    original = language_in(file.path.rpartition("/")[2])[0]
    for name in names:
        with problems.collected():
            if name not in known:
                hint = nearest(name, known) or f"use an id from {original}"
                raise file.error(f"unknown {kind} '{name}'", *steps, name, hint=hint)
    problems.settle()


def _notes(sources: Sources, folder: str, language: str) -> dict[str, tuple[NoteBlock, ...]]:
    problems = Problems()
    notes: dict[str, tuple[NoteBlock, ...]] = {}
    for name in sources.names(folder):
        original, found = language_in(name)
        if found == language:
            path = f"{folder}/{name}"
            with problems.collected():
                notes[original.removesuffix(".md")] = parse_note(sources.text(path), path)
    problems.settle()
    return notes


def _in_its_own_words(
    declaration: Declaration, translations: Mapping[str, Translation]
) -> Declaration:
    """A text with the title, the persons and the quotes that its language has for it."""
    head = declaration.head
    if head.language not in translations:
        return declaration
    words = translations[head.language].of(head.id)
    paragraphs = tuple(
        _quoting(each, words.paragraphs.get(each.ref)) for each in declaration.paragraphs
    )
    return replace(declaration, head=head_in(head, words.head), paragraphs=paragraphs)


def _quoting(paragraph: Paragraph, words: ParagraphWords | None) -> Paragraph:
    """``paragraph`` with the quotes that ``words`` have for its commitments."""
    quotes = {what: each.quote for what, each in words.commitments.items()} if words else {}
    if not any(quotes.values()):
        return paragraph
    commitments = tuple(
        replace(each, quote=quotes.get(each.what) or each.quote)
        for each in paragraph.annotation.commitments
    )
    return replace(paragraph, annotation=replace(paragraph.annotation, commitments=commitments))
