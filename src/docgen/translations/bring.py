"""Translations that came back → the files that they belong in, and the record of them."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from docgen.errors import ContentError, UsageError, nearest
from docgen.language.spelling import one_line
from docgen.load.decode import Problems
from docgen.load.project import load_project
from docgen.load.translation_record import RECORD
from docgen.load.translations import load_translations
from docgen.sources import Sources
from docgen.store.together import NewFile
from docgen.translations.desk_texts import DeskTexts
from docgen.translations.figures import figures_that_differ
from docgen.translations.placing import Keys, placed
from docgen.translations.survey import Survey
from docgen.translations.texts import ContentFile, Text
from docgen.translations.units import Batch, TranslationUnit


class Brought(Struct, frozen=True):
    """What becomes of the texts of a translator's file, by their places.

    ``older`` are translated from words that have changed since, and those that are ``overtaken``
    too: the project has newer ones, which stay. ``figures`` have other figures than their original.
    Those that are ``empty`` or ``unfinished`` are left out. ``files`` are to be written.
    """

    language: str
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()
    unfinished: tuple[str, ...] = ()
    older: tuple[str, ...] = ()
    overtaken: tuple[str, ...] = ()
    figures: tuple[tuple[str, tuple[str, ...]], ...] = ()
    files: tuple[NewFile, ...] = ()


class _Known(NamedTuple):
    """A text of the project, and what is translated of it; empty if nothing is."""

    file: ContentFile
    text: Text
    translation: str


def bring(root: Path, batch: Batch, path: str, language: str = "") -> Brought:
    """Put the translations of ``batch``, from the file at ``path``, where they belong.

    Nothing is written yet: the caller does that, with the lock of the content. Raises
    :class:`UsageError` if it is not known which language they are in, and :class:`ContentError` for
    a place that the project does not have, and if it could not be loaded with them.
    """
    language = _language(batch, path, language)
    survey = Survey(DeskTexts(Sources(root)))
    known = _known(survey, language)
    taken = _taken(batch, path, known)
    overtaken = [
        place
        for place, unit in taken.items()
        if unit.source != known[place].text.words
        and known[place].translation
        and survey.record.is_current(language, place, known[place].text.words)
    ]
    taken = {place: unit for place, unit in taken.items() if place not in overtaken}
    new = {
        place: words
        for place, unit in taken.items()
        if (words := _words(unit, known[place].text)) != known[place].translation
    }
    made = {
        place: unit.source
        for place, unit in taken.items()
        if place in new or unit.source == known[place].text.words
    }
    written = [each for each in known if known[each].translation or each in new]
    # The record is last: if the machine stops in between, no old translation counts as current.
    files = (*_files(survey, language, known, new), *_record(survey, language, made, written))
    sources = Sources(root, {each.path: each.after for each in files})
    load_translations(sources, load_project(sources), [language])
    given = [each for each in batch.units if each.target.strip()]
    return Brought(
        language,
        added=tuple(each for each in new if not known[each].translation),
        changed=tuple(each for each in new if known[each].translation),
        same=tuple(each for each in taken if each not in new),
        empty=tuple(each.place for each in batch.units if each not in given),
        unfinished=tuple(each.place for each in given if not each.done),
        older=tuple(place for place, words in made.items() if words != known[place].text.words),
        overtaken=tuple(overtaken),
        figures=tuple(
            (place, found)
            for place, unit in taken.items()
            if (found := figures_that_differ(unit.source, unit.target))
        ),
        files=files,
    )


def accept(root: Path, language: str, places: Iterable[str]) -> Brought:
    """Record that the translations at ``places``, or all if there are none, fit their originals.

    Nothing is written yet. Raises :class:`UsageError` for a place that has no translation.
    """
    survey = Survey(DeskTexts(Sources(root)))
    known = _known(survey, language)
    written = [each for each in known if known[each].translation]
    wanted = list(dict.fromkeys(places)) or written
    for place in wanted:
        if place not in known:
            raise UsageError(f"there is no text at '{place}'", hint=nearest(place, written))
        if place not in written:
            raise UsageError(f"'{place}' has no translation into '{language}'")
    made = {place: known[place].text.words for place in wanted}
    new = tuple(each for each in wanted if not survey.record.is_current(language, each, made[each]))
    files = tuple(_record(survey, language, made, written))
    return Brought(language, added=new, files=files)


def _language(batch: Batch, path: str, language: str) -> str:
    if not language and not batch.language:
        raise UsageError(f"{path} does not say its language", hint="add --language")
    if language and batch.language not in ("", language):
        raise UsageError(f"{path} is in '{batch.language}'", hint="leave out --language")
    return language or batch.language


def _known(survey: Survey, language: str) -> dict[str, _Known]:
    return {
        text.place: _Known(file, text, written) for file, text, written in survey.texts(language)
    }


def _taken(batch: Batch, path: str, known: Mapping[str, _Known]) -> dict[str, TranslationUnit]:
    """What is translated, by place."""
    problems = Problems()
    taken = {}
    for unit in batch.units:
        if unit.target.strip() and unit.done:
            taken[unit.place] = unit
            if unit.place not in known:
                with problems.collected():
                    message = f"there is no text at '{unit.place}'"
                    hint = nearest(unit.place, known)
                    hint += f"{'; ' if hint else ''}to leave it out, delete its translation"
                    raise ContentError(message, path, unit.line, hint)
    problems.settle()
    return taken


def _words(unit: TranslationUnit, text: Text) -> str:
    """The translation; on one line if the original is."""
    words = unit.target.strip()
    return words if "\n" in text.words else one_line(words)


def _files(
    survey: Survey, language: str, known: Mapping[str, _Known], new: Mapping[str, str]
) -> list[NewFile]:
    by_file: dict[str, dict[Keys, str]] = {}
    order: dict[str, list[Keys]] = {}
    files: dict[str, ContentFile] = {}
    for place, each in known.items():
        order.setdefault(each.file.path, []).append(each.text.keys)
        if place in new:
            files[each.file.path] = each.file
            by_file.setdefault(each.file.path, {})[each.text.keys] = new[place]
    sources = survey.desk.sources
    return [
        placed(sources, file, language, by_file[path], order[path]) for path, file in files.items()
    ]


def _record(
    survey: Survey, language: str, made: Mapping[str, str], written: Iterable[str]
) -> list[NewFile]:
    """The record, if it changes."""
    sources = survey.desk.sources
    before = sources.find(RECORD)
    after = survey.record.with_made(language, made, written).text().encode()
    return [] if after == before or not made else [NewFile(RECORD, before, after)]
