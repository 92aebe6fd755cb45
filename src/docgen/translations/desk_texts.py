"""The words that the desk writes and documents print, each with its place and line.

A file without a language in its name is in the desk's language; ``declaration.yaml`` in that of the
text, whose title it has. A translation is in the file of the same name with the language before its
suffix, at the same keys; commitments are found there by what they are called. That of a note is a
whole file; that of ``[prepared]`` in ``docgen.toml`` is a table of its own there.
"""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple, TypeVar

from docgen.language import states
from docgen.load import text as adopted
from docgen.load import toml, yaml
from docgen.load.annotations import AnnotationsFile, CommitmentEntry
from docgen.load.declaration import GAP, DeclarationFile
from docgen.load.decode import Located, decode
from docgen.load.mismatch import Steps
from docgen.load.own_vocabulary import GroupsFile
from docgen.load.project import BuildTable, PreparedTable, SettingsFile
from docgen.load.settings import SETTINGS, require_project
from docgen.load.vocabulary import (
    PARTIES,
    SECTORS,
    GroupEntry,
    PartiesFile,
    PartyEntry,
    SectorsFile,
)
from docgen.model import Selection
from docgen.sources import Sources
from docgen.translations.texts import ContentFile, Text

T = TypeVar("T")

_SECTOR = {"name": "The name of a sector.", "scope": "What belongs to the sector."}
_GROUP = "The name of several parties, as a text refers to them."
_HEAD = {
    "title": "The title of the declaration.",
    "short_title": "A short title, for running heads and lists.",
    "place": "Where the declaration was adopted.",
    "occasion": "The meeting at which it was adopted.",
}
_PERSON = {"representative": "Who represented the party.", "office": "The office of that person."}
_ANNOTATION = {
    "summary": "What the paragraph says, in one line or two.",
    "message": "What the paragraph says, in one sentence.",
}
_PREPARED = {
    "purpose": "What the document is for.",
    "addressee": "Whom the document is for.",
    "handling": "How the document may be passed on.",
    "desk": "Who has made the document.",
    "contact": "How to reach the desk; only where it differs for readers of this language.",
}
_WHAT = "What is to be done: a noun phrase that can be a title."
_NOTE = "A note of the desk, in Markdown: keep its markup."


class _Words(NamedTuple):
    """Words of a YAML file: where they are, and at which keys their translation."""

    steps: Steps
    words: str | None
    keys: tuple[str, ...]
    remarks: tuple[str, ...]
    wanted: bool = True


class DeskTexts:
    """What the desk of the project in ``sources`` writes.

    Raises :class:`ContentError` if it cannot be read.
    """

    def __init__(self, sources: Sources) -> None:
        require_project(sources)
        self.sources = sources
        self._settings = toml.parse(sources.text(SETTINGS), SETTINGS)
        build = self._table("build", BuildTable)
        self._prepared = self._table("prepared", PreparedTable)
        self.languages = (*build.languages, *self._of_selections(), *self._prepared.translated)
        self.language = build.written_in or build.languages[0]
        self.heads = {
            name: self._head(name)
            for name in sources.names("content")
            if sources.find(f"content/{name}/declaration.yaml") is not None
        }

    def files(self) -> Iterator[ContentFile]:
        """The files that hold words to translate."""
        yield ContentFile(SECTORS, "sectors", "", self.language)
        yield ContentFile(PARTIES, "", "", self.language)
        yield ContentFile(SETTINGS, "prepared", "", self.language)
        for name, head in self.heads.items():
            folder = f"content/{name}"
            own = self.language if self.language in head.languages else head.languages[0]
            yield ContentFile(f"{folder}/declaration.yaml", name, name, own)
            for kind in ("sectors", "groups"):
                path = f"{folder}/{kind}.yaml"
                if self.sources.find(path) is not None:
                    yield ContentFile(path, f"{name}/{kind}", name, self.language)
            path = f"{folder}/annotations.yaml"
            paragraphs = self._paragraphs(name)
            yield ContentFile(path, f"{name}/annotations", name, self.language, paragraphs)
            for note in self.sources.names(f"{folder}/notes"):
                path = f"{folder}/notes/{note}"
                variant = note.removesuffix(".md")
                if "." not in variant:
                    yield ContentFile(path, f"{name}/notes/{variant}", name, self.language)

    def texts(self, file: ContentFile, language: str) -> Iterator[Text]:
        """The words of ``file`` to translate into ``language``; none if they are in it."""
        if language == file.language:
            return
        if file.is_note:
            if words := self.sources.text(file.path).strip():
                yield Text(file.prefix, file.declaration, file.path, 1, words, (), True, (_NOTE,))
            return
        foreign = f"The original is in the language '{file.language}'."
        more = () if file.language == self.language else (foreign,)
        located = self._settings
        if not file.is_settings:
            located = yaml.parse(self.sources.text(file.path), file.path)
        for each in self._words(file, located, language):
            words = (each.words or "").strip()
            if words and words != GAP:
                keys = file.named(each.keys)
                yield Text(
                    *(file.place(keys), file.declaration, file.path, _line(located, each.steps)),
                    *(words, keys, each.wanted, (*each.remarks, *more)),
                )

    def _words(self, file: ContentFile, located: Located, language: str) -> Iterator[_Words]:
        kind = PurePosixPath(file.path).stem
        if file.is_settings:
            for key, remark in _PREPARED.items():
                words, wanted = getattr(self._prepared, key), key != "contact"
                yield _Words(("prepared", key), words, (key,), (remark,), wanted)
        elif kind == "sectors":
            for name, sector in decode(located, SectorsFile).items():
                for key, remark in _SECTOR.items():
                    yield _Words((name, key), getattr(sector, key), (name, key), (remark,))
        elif kind == "groups":
            for name, own in decode(located, GroupsFile).items():
                yield _Words((name, "name"), own.name, (name, "name"), (_GROUP,))
        elif kind == "parties":
            yield from self._party_words(located, language)
        elif kind == "declaration":
            yield from _head_words(self.heads[file.declaration])
        else:
            yield from self._annotation_words(file, located, language)

    def _party_words(self, located: Located, language: str) -> Iterator[_Words]:
        top = decode(located, PartiesFile)
        for code, entry in (top.parties or {}).items():
            party = PartyEntry() if entry is None else decode(located, PartyEntry, "parties", code)
            official = party.official or states.proposed(code).official
            keys = ("parties", code, "official")
            yield _Words(keys, official, keys, ("The official name of a party.",))
            keys = ("parties", code, "short")
            short = party.short or states.short_name(code, self.language) or official
            given = states.short_name(code, language) or "the official one"
            remark = f"The short name; needed only if documents should not print “{given}”."
            yield _Words(keys, short, keys, (remark,), wanted=False)
        for name in top.groups:
            keys = ("groups", name, "name")
            yield _Words(keys, decode(located, GroupEntry, "groups", name).name, keys, (_GROUP,))

    def _annotation_words(
        self, file: ContentFile, located: Located, language: str
    ) -> Iterator[_Words]:
        for name, entry in decode(located, AnnotationsFile).items():
            ref, *_ = file.named((name,))
            said = f"Paragraph {ref} says: “{file.paragraphs.get(ref, '')}”"
            for key, remark in _ANNOTATION.items():
                words = getattr(entry, key) or entry.summary  # a language alone may need a message
                at, wanted = (name, key), bool(getattr(entry, key))
                yield _Words(at, words, at, (remark, said), wanted)
            titles: set[str] = set()
            for index, each in enumerate(entry.commitments):
                if each.what not in titles:  # two alike have one place, until they are told apart
                    titles.add(each.what)
                    quoted = language in self.heads[file.declaration].languages[1:]
                    steps, keys = (name, "commitments", index), (name, "commitments", each.what)
                    yield from _commitment_words(each, steps, keys, said, quoted=quoted)

    def _table(self, name: str, kind: type[T]) -> T:
        return decode(self._settings, kind, name) if name in self._settings.data else kind()

    def _of_selections(self) -> Iterator[str]:
        """The languages that the settings give to documents of single declarations."""
        for name in decode(self._settings, SettingsFile).declarations:
            yield from decode(self._settings, Selection, "declarations", name).languages or ()

    def _paragraphs(self, name: str) -> dict[str, str]:
        path = f"content/{name}/text.{self.heads[name].languages[0]}.md"
        found = adopted.parse(self.sources.text(path), path)
        return {each.ref: " ".join(each.blocks) for each in found}

    def _head(self, name: str) -> DeclarationFile:
        path = f"content/{name}/declaration.yaml"
        return decode(yaml.parse(self.sources.text(path), path), DeclarationFile)


def _head_words(head: DeclarationFile) -> Iterator[_Words]:
    for key, remark in _HEAD.items():
        words = getattr(head, key) or head.title  # a language alone may need a short title
        yield _Words((key,), words, (key,), (remark,), wanted=bool(getattr(head, key)))
    for index, party in enumerate(head.parties):
        for key, remark in _PERSON.items():
            keys = ("parties", party.party, key)
            yield _Words(("parties", index, key), getattr(party, key), keys, (remark,))


def _commitment_words(
    entry: CommitmentEntry, steps: Steps, keys: tuple[str, ...], said: str, *, quoted: bool
) -> Iterator[_Words]:
    yield _Words((*steps, "what"), entry.what, (*keys, "what"), (_WHAT, said))
    yield _Words((*steps, "place"), entry.place, (*keys, "place"), (f"Where: {entry.what}",))
    if quoted:
        remark = "Words of the adopted text: copy them from its version in your language."
        yield _Words((*steps, "quote"), entry.quote, (*keys, "quote"), (remark,))


def _line(located: Located, steps: Steps) -> int:
    while steps and steps not in located.lines:
        steps = steps[:-1]
    return located.lines.get(steps, 1)
