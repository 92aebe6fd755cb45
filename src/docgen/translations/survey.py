"""What is translated into a language, what is not, and what is older than its original."""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from docgen.errors import UsageError, nearest
from docgen.language.tags import is_language, is_same_language
from docgen.load.translated_files import language_in
from docgen.load.translation_record import load_record
from docgen.translations.beside import Written, read_beside
from docgen.translations.desk_texts import DeskTexts
from docgen.translations.texts import ContentFile, Text

TextState = Literal["translated", "missing", "older", "not recorded", "left over"]


class TextInLanguage(Struct, frozen=True):
    """A text in one language.

    ``path`` and ``line`` are those of the ``translation``, or of the ``original`` if it is missing;
    ``origin`` is always where the original is. ``before`` is what an older translation was made
    from, if that is known. ``declaration`` is empty for what all share.
    """

    language: str
    declaration: str
    place: str
    state: TextState
    path: str
    line: int
    original: str
    translation: str
    before: str
    origin: str = ""
    remarks: tuple[str, ...] = ()


class Survey:
    """The translations of a project.

    Raises :class:`ContentError` if its files cannot be read.
    """

    def __init__(self, desk: DeskTexts) -> None:
        self.desk = desk
        self.record = load_record(desk.sources)
        self._files = tuple(desk.files())

    def languages(self) -> tuple[str, ...]:
        """The languages of documents, texts and translations that have texts to translate."""
        desk = self.desk
        found = dict.fromkeys(desk.languages)
        for head in desk.heads.values():
            found |= dict.fromkeys(head.languages)
        files = [each for each in self._files if not each.is_settings]
        for folder in {each.path.rpartition("/")[0]: None for each in files}:
            for name in desk.sources.names(folder):
                original, language = language_in(name)
                if is_language(language) and any(
                    each.path == f"{folder}/{original}" for each in self._files
                ):
                    found[language] = None
        return tuple(each for each in found if any(self.texts(each)))

    def entries(self, language: str) -> tuple[TextInLanguage, ...]:
        """Every text in ``language``, file by file, and what is left over there.

        For readers of en-GB, what is written in English is not missing.

        Raises :class:`UsageError` if it is no language.
        """
        if not is_language(language):
            hint = nearest(language, self.languages()) or "write one such as it or pt-BR"
            raise UsageError(f"'{language}' is not a language code", hint=hint)
        found = [each for file in self._files for each in self._of(file, language)]
        return (*found, *self._notes_left_over(language))

    def source(self, language: str) -> str:
        """The language that is translated from into ``language``: the desk's, or a text's."""
        others = (each.language for each in self._files if each.language != language)
        return next(others, self.desk.language)

    def texts(self, language: str) -> Iterator[tuple[ContentFile, Text, str]]:
        """Every text with its file and its translation into ``language``, empty if it has none."""
        for file in self._files:
            texts = tuple(self.desk.texts(file, language))
            beside = read_beside(self.desk.sources, file, language) if texts else ()
            written = {each.keys: each.words for each in beside}
            yield from ((file, text, written.get(text.keys, "")) for text in texts)

    def _of(self, file: ContentFile, language: str) -> Iterator[TextInLanguage]:
        written = {each.keys: each for each in read_beside(self.desk.sources, file, language)}
        path = file.beside(language)
        for text in self.desk.texts(file, language):
            found = written.pop(text.keys, None)
            if found:
                yield self._translated(text, found, path, language)
            elif text.wanted and not is_same_language(language, file.language):
                yield TextInLanguage(
                    *(language, text.declaration, text.place, "missing", text.path, text.line),
                    *(text.words, "", "", f"{text.path}:{text.line}", text.remarks),
                )
        for keys, each in written.items():
            place = file.place(keys)
            yield _left_over(language, file.declaration, place, path, each.words, each.line)

    def _translated(self, text: Text, found: Written, path: str, language: str) -> TextInLanguage:
        before = self.record.original(language, text.place)
        state: TextState = "not recorded" if before is None else "older"
        if self.record.is_current(language, text.place, text.words):
            state = "translated"
        return TextInLanguage(
            *(language, text.declaration, text.place, state, path, found.line, text.words),
            *(found.words, (before or "") if state == "older" else ""),
            *(f"{text.path}:{text.line}", text.remarks),
        )

    def _notes_left_over(self, language: str) -> Iterator[TextInLanguage]:
        """Translations of notes that were deleted."""
        sources, paths = self.desk.sources, {each.path for each in self._files}
        for declaration in self.desk.heads:
            folder = f"content/{declaration}/notes"
            for name in sources.names(folder):
                original, found = language_in(name)
                if found == language and f"{folder}/{original}" not in paths:
                    place = f"{declaration}/notes/{original.removesuffix('.md')}"
                    path = f"{folder}/{name}"
                    words = sources.text(path).strip()
                    yield _left_over(language, declaration, place, path, words, 1)


def _left_over(
    language: str, declaration: str, place: str, path: str, words: str, line: int
) -> TextInLanguage:
    return TextInLanguage(language, declaration, place, "left over", path, line, "", words, "")
