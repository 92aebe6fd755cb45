"""A declaration in the words of a translation; what is not translated stays as it is."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from msgspec.structs import replace

from docgen.commitment import Commitment
from docgen.language.tags import is_same_language
from docgen.model import (
    Annotation,
    Declaration,
    Fallback,
    Group,
    Head,
    Participant,
    Party,
    Project,
    Sector,
    Vocabulary,
)
from docgen.notes import NoteBlock
from docgen.prepared import Prepared, PreparedWords
from docgen.translation import (
    CommitmentWords,
    DeclarationWords,
    GroupWords,
    ParagraphWords,
    PartyWords,
    PersonWords,
    SectorWords,
    TranslatedHead,
    Translation,
)

T = TypeVar("T")
_Notes = dict[str, tuple[NoteBlock, ...]]


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


def head_in(head: Head, words: TranslatedHead) -> Head:
    """``head`` with those of its words that ``words`` have."""
    return Translator(head.language, "mark").head(head, words, "und")


class Foreign(NamedTuple):
    """Of words in another ``language`` than their document: where a translation belongs."""

    language: str
    place: str


class Translator:
    """Puts the desk's words into ``language``; those without a translation stay, or are left out if
    ``fallback`` says so and a document can do without them.
    """

    def __init__(self, language: str, fallback: Fallback) -> None:
        self._language, self._omits = language, fallback == "omit"
        self._foreign: dict[str, Foreign] = {}
        self._said: set[str] = set()
        self._from = ""
        self._file = ""

    @property
    def foreign(self) -> dict[str, Foreign]:
        """The texts that stay in another language; none that is a translation elsewhere."""
        return {each: found for each, found in self._foreign.items() if each not in self._said}

    def head(self, head: Head, words: TranslatedHead, original: str) -> Head:
        """What identifies a declaration; ``original`` is the language of ``head``."""
        self._begin(original, f"content/{head.id}/declaration")
        return replace(
            head,
            title=self._say(head.title, words.title, "title"),
            short_title=self._say(
                head.short_title, words.short_title or words.title, "short_title"
            ),
            place=self._say(head.place, words.place, "place"),
            occasion=self._say(head.occasion, words.occasion, "occasion"),
            participants=tuple(
                self._participant(each, words.parties.get(each.party, PersonWords()))
                for each in head.participants
            ),
        )

    def vocabulary(
        self, own: Vocabulary, common: Vocabulary, name: str, words: Translation, original: str
    ) -> Vocabulary:
        """The parties, groups and sectors of the declaration ``name``, beside the project's."""
        self._begin(original, "content/parties")
        parties = {
            code: self._party(each, words.parties.get(code, PartyWords()))
            for code, each in own.parties.items()
        }
        shared = {code for code, each in own.groups.items() if common.groups.get(code) == each}
        groups = dict(self._groups(own.groups, shared, words.groups, "groups"))
        self._begin(original, f"content/{name}/groups")
        groups |= self._groups(own.groups, own.groups.keys() - shared, words.of(name).groups)
        sectors: list[dict[str, Sector]] = []
        for those in (own.sectors, own.unused):
            self._begin(original, "content/sectors")
            found = dict(self._sectors(those, those.keys() & common.sectors, words.sectors))
            self._begin(original, f"content/{name}/sectors")
            found |= self._sectors(those, those.keys() - common.sectors, words.of(name).sectors)
            sectors.append({each: found[each] for each in those})
        return Vocabulary(parties, {each: groups[each] for each in own.groups}, *sectors)

    def declaration(
        self, declaration: Declaration, words: DeclarationWords, original: str
    ) -> Declaration:
        """What the desk says of paragraphs, and its notes."""
        folder = f"content/{declaration.head.id}"
        self._begin(original, f"{folder}/annotations")
        paragraphs = tuple(
            replace(
                each,
                annotation=self._annotation(
                    each.annotation, words.paragraphs.get(each.ref, ParagraphWords()), each.ref
                ),
            )
            for each in declaration.paragraphs
        )
        notes = dict(self._notes(declaration.notes, words.notes, folder))
        return replace(declaration, paragraphs=paragraphs, notes=notes)

    def prepared(self, prepared: Prepared, words: PreparedWords, original: str) -> Prepared:
        """What documents say of their making; how to reach the desk needs no translation."""
        self._begin(original, "")
        names = ("purpose", "addressee", "handling", "desk")
        said = {
            name: self._say(getattr(prepared, name), getattr(words, name), name) for name in names
        }
        return replace(prepared, **said, contact=words.contact or prepared.contact)

    def _begin(self, original: str, file: str) -> None:
        """What follows is in the language ``original``, and its translation in ``file``."""
        self._from = original
        self._file = f"{file}.{self._language}.yaml: "
        if not file:
            self._file = f"docgen.toml: prepared › translated › {self._language} › "

    def _say(self, text: str, translated: str, *keys: str, spare: bool = False) -> str:
        """``translated``, or ``text`` if there is none; nothing if a document can ``spare`` it."""
        if not text or self._from == self._language:
            return text
        if translated:
            self._said.add(translated)
            return translated
        if is_same_language(self._from, self._language):
            return text
        if spare and self._omits:
            return ""
        self._foreign.setdefault(text, Foreign(self._from, self._file + " › ".join(keys)))
        return text

    def _participant(self, each: Participant, words: PersonWords) -> Participant:
        name, office = each.representative or "", each.office or ""
        at = ("parties", each.party)
        return replace(
            each,
            representative=self._say(name, words.representative, *at, "representative") or None,
            office=self._say(office, words.office, *at, "office") or None,
        )

    def _party(self, each: Party, words: PartyWords) -> Party:
        """Texts may still use the name that it had."""
        official = self._say(each.official, words.official, "parties", each.code, "official")
        return replace(each, official=official, short=words.short, also=(each.official, *each.also))

    def _groups(
        self,
        groups: Mapping[str, Group],
        names: Iterable[str],
        words: Mapping[str, GroupWords],
        *keys: str,
    ) -> Iterator[tuple[str, Group]]:
        for name in names:
            said = self._say(
                groups[name].name, words.get(name, GroupWords()).name, *keys, name, "name"
            )
            yield name, replace(groups[name], name=said)

    def _sectors(
        self, sectors: Mapping[str, Sector], names: Iterable[str], words: Mapping[str, SectorWords]
    ) -> Iterator[tuple[str, Sector]]:
        for name in names:
            each, own = sectors[name], words.get(name, SectorWords())
            said = self._say(each.name, own.name, name, "name")
            scope = self._say(each.scope, own.scope, name, "scope", spare=True)
            yield name, replace(each, name=said, scope=scope)

    def _annotation(self, each: Annotation, words: ParagraphWords, ref: str) -> Annotation:
        message = each.message and self._say(
            each.message, words.message, ref, "message", spare=True
        )
        return replace(
            each,
            summary=self._say(each.summary, words.summary, ref, "summary", spare=True),
            message=message or words.message,
            commitments=tuple(
                self._commitment(one, words.commitments.get(one.what, CommitmentWords()), ref)
                for one in each.commitments
            ),
        )

    def _commitment(self, each: Commitment, words: CommitmentWords, ref: str) -> Commitment:
        at = (ref, "commitments", each.what)
        place = self._say(each.place or "", words.place, *at, "place")
        return replace(
            each, what=self._say(each.what, words.what, *at, "what"), place=place or None
        )

    def _notes(
        self, notes: _Notes, translated: _Notes, folder: str
    ) -> Iterator[tuple[str, tuple[NoteBlock, ...]]]:
        for variant, blocks in notes.items():
            if found := translated.get(variant):
                yield variant, found
            elif is_same_language(self._from, self._language):
                yield variant, blocks
            elif not self._omits:
                place = Foreign(self._from, f"{folder}/notes/{variant}.{self._language}.md")
                self._foreign |= dict.fromkeys(texts_of_note(blocks), place)
                yield variant, blocks


def texts_of_note(blocks: Iterable[NoteBlock]) -> Iterator[str]:
    """The words of a note, as far as they have one look."""
    for each in blocks:
        yield from (words.text for words in each.words)
        for point in each.points:
            yield from texts_of_note(point)
