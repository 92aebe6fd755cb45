"""The declarations of a project in the languages of its documents."""

from collections.abc import Iterator, Mapping
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from docgen.due import NextMeeting
from docgen.model import Declaration, Head, Party, Project, Vocabulary
from docgen.prepared import Prepared
from docgen.translation import Translation
from docgen.translator import Foreign, Translator, language_of_head, texts_of_note, versions_of
from docgen.view import View


class Worded(Struct, frozen=True):
    """What views are cut from; ``foreign`` are the texts in it that are in another language."""

    declaration: Declaration
    vocabulary: Vocabulary
    prepared: Prepared
    foreign: Mapping[str, Foreign]


class Wordings:
    """The declarations of ``project`` in any language, each worked out once."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self._heads = {
            versions[0].head.id: language_of_head(project, versions)
            for versions in versions_of(project.declarations)
        }
        self._known: dict[tuple[str, str, str], Worded] = {}
        self._of_heads: dict[int, tuple[Head, tuple[str, ...]]] = {}
        self._shared: dict[tuple[str, ...], dict[str, str]] = {}
        self._parties: dict[tuple[str, ...], dict[str, Party]] = {}
        self._places: dict[str, dict[str, str]] = {}

    def of(self, declaration: Declaration, language: str) -> Worded:
        """``declaration`` and what belongs to it in ``language``, as far as it is translated."""
        key = (declaration.head.id, declaration.head.language, language)
        if key not in self._known:
            found = self._naming_next(self._worded(declaration, language), language)
            self._known[key] = found
            places = {text: each.place for text, each in found.foreign.items()}
            self._places[language] = self._places.get(language, {}) | places
        return self._known[key]

    def missing(self, view: View, language: str) -> tuple[str, ...]:
        """Where words belong without which a document of ``view`` is not to be made.

        These are translations, and what a text in another language than the first says of a
        commitment.
        """
        name = view.head.id
        if self.project.fallback_of(name) != "fail":
            return ()
        file = f"content/{name}/annotations.{language}.yaml"
        quotes = (
            f"{file}: {each.ref} › commitments › {each.what} › quote"
            for each in view.commitments
            if not each.quote
        )
        places = self._places.get(language, {})
        return tuple(dict.fromkeys((*(places[text] for text in view.foreign), *quotes)))

    def foreign_in(self, view: View, foreign: Mapping[str, Foreign]) -> dict[str, str]:
        """The languages of those of the texts of ``view`` that are ``foreign``, in its order.

        Views of which they are the same share them: a plan holds thousands, each with hundreds.
        """
        if not foreign:
            return {}
        heads = (view.head, *(each.head for each in view.on_file))
        texts = (*chain.from_iterable(map(self._of_head, heads)), *_texts(view))
        found = {each: foreign[each].language for each in texts if each in foreign}
        return self._shared.setdefault((*found, *found.values()), found)

    def parties_in(self, view: View, language: str) -> dict[str, Party]:
        """The parties of ``view``, shared as :meth:`foreign_in` shares its texts."""
        key = (view.head.id, view.head.language, language, *view.parties)
        return self._parties.setdefault(key, view.parties)

    def _of_head(self, head: Head) -> tuple[str, ...]:
        """What the desk says in ``head``, which many views have."""
        if id(head) not in self._of_heads:
            self._of_heads[id(head)] = (head, tuple(_texts_of_head(head)))
        return self._of_heads[id(head)][1]

    def _worded(self, declaration: Declaration, language: str) -> Worded:
        project, name = self.project, declaration.head.id
        vocabulary, desk = project.vocabulary_of(name), project.desk_language
        if language == desk == self._heads[name]:
            return Worded(declaration, vocabulary, project.prepared, {})
        words = project.translations.get(language, Translation())
        translator = Translator(language, project.fallback_of(name))
        own = words.of(name)
        head = translator.head(declaration.head, own.head, self._heads[name])
        prepared = project.prepared
        if language != desk:
            vocabulary = translator.vocabulary(vocabulary, project.vocabulary, name, words, desk)
            declaration = translator.declaration(declaration, own, desk)
            prepared = translator.prepared(prepared, words.prepared, desk)
        declaration = replace(declaration, head=head)
        # The desk may have put the title of a text in another language into its own at once.
        foreign = {} if language == desk else translator.foreign
        return Worded(declaration, vocabulary, prepared, foreign)

    def _naming_next(self, worded: Worded, language: str) -> Worded:
        """``worded`` with the title of the declaration that follows it in ``language``."""
        name = _next(worded.declaration)
        if not name:
            return worded
        project = self.project
        heads = [each.head for each in project.declarations if each.head.id == name]
        head = min(heads, key=lambda each: each.language != language)
        words = project.translations.get(language, Translation()).of(name)
        translator = Translator(language, project.fallback_of(name))
        title = translator.head(head, words.head, self._heads[name]).short_title
        foreign = {} if language == project.desk_language else translator.foreign
        declaration = _with_next_title(worded.declaration, title)
        return replace(worded, declaration=declaration, foreign={**foreign, **worded.foreign})


def _next(declaration: Declaration) -> str:
    """The declaration at whose adoption something in ``declaration`` is due; empty without one."""
    owed = (one for each in declaration.paragraphs for one in each.annotation.commitments)
    timings = (one.timing for one in owed)
    return next((each.declaration for each in timings if isinstance(each, NextMeeting)), "")


def _with_next_title(declaration: Declaration, title: str) -> Declaration:
    paragraphs = list(declaration.paragraphs)
    for index, each in enumerate(paragraphs):
        owed = list(each.annotation.commitments)
        for number, one in enumerate(owed):
            if isinstance(one.timing, NextMeeting):
                owed[number] = replace(one, timing=replace(one.timing, title=title))
        if owed != list(each.annotation.commitments):
            annotation = replace(each.annotation, commitments=tuple(owed))
            paragraphs[index] = replace(each, annotation=annotation)
    return replace(declaration, paragraphs=tuple(paragraphs))


def _texts_of_head(head: Head) -> Iterator[str]:
    yield from (head.title, head.short_title, head.place, head.occasion)
    for one in head.participants:
        yield from (one.representative or "", one.office or "")


def _texts(view: View) -> Iterator[str]:
    """All that the desk says in ``view``, without its heads."""
    for each in view.passages:
        yield from (each.summary, each.message)
    for owed in (view.commitments, *(each.commitments for each in view.on_file)):
        for commitment in owed:
            yield from (commitment.what, commitment.place or "")
            if isinstance(commitment.timing, NextMeeting):
                yield commitment.timing.title
    yield from texts_of_note(view.notes)
    yield from (party.official for party in view.parties.values())
    yield from (group.name for group in view.groups.values())
    for sector in view.sectors.values():
        yield from (sector.name, sector.scope)
    made = view.prepared
    yield from (made.purpose, made.addressee, made.handling, made.desk)
