"""The review of one declaration: what is proposed, what a person decides, and taking it back."""

from collections.abc import Callable, Collection
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from msgspec.structs import replace

from docgen.errors import ContentError, UsageError, nearest
from docgen.load import text as adopted
from docgen.load import yaml
from docgen.load.annotations import AnnotationEntry, Annotations, read_entry
from docgen.load.commitment_ids import next_id
from docgen.load.decode import Located, decode
from docgen.load.followed import refuse_lost, returned
from docgen.load.own_vocabulary import Vocabularies
from docgen.load.paragraph_names import nearest_paragraph, paragraph_named
from docgen.load.settings import SETTINGS, require_project
from docgen.load.text import TextParagraph
from docgen.load.vocabulary import PARTIES, SECTORS
from docgen.model import Vocabulary
from docgen.review.decision import (
    CommitmentDecision,
    Decision,
    Entry,
    ParagraphDecision,
    SummaryDecision,
    decided,
)
from docgen.review.head import HeadFile
from docgen.review.numbering import numbered, taken_ids
from docgen.review.parties import PartyFiles
from docgen.review.patch import patched
from docgen.review.saving import Change, EntryFile
from docgen.review.yaml_values import block, flow
from docgen.sources import Sources

T = TypeVar("T")


class _Parsed(NamedTuple):
    """An entry's text, its plain data, and the same as the loader reads it."""

    text: str
    data: Entry
    read: AnnotationEntry


class _Read(NamedTuple):
    """Something made of files, and the bytes that they had."""

    content: tuple[bytes | None, ...]
    made: Any


class Review:
    """The declaration ``name`` of the project at ``root``.

    Whatever was read is kept until a file changes. Raises :class:`UsageError` if there is no such
    declaration.
    """

    def __init__(self, root: Path, name: str) -> None:
        self.root, self.name = root, name
        sources = Sources(root)
        require_project(sources)
        folder = f"content/{name}"
        known = [each for each in sources.names("content") if (root / "content" / each).is_dir()]
        if name not in known:
            raise UsageError(f"unknown declaration '{name}'", hint=nearest(name, known))
        self.text_path = f"{folder}/text.{self.language}.md"
        self.file = EntryFile(root, f"{folder}/annotations.yaml")
        self.head_file = HeadFile(root, name)
        own = (f"{folder}/{each}.yaml" for each in ("sectors", "groups"))
        self._words = (PARTIES, SECTORS, SETTINGS, *own)
        self.party_files = PartyFiles(root, self.head_file.file)
        self._kept: dict[str, _Read] = {}
        self._entries: dict[str, _Parsed] = {}

    @property
    def head(self) -> dict[str, Any]:
        """``declaration.yaml`` as plain data; empty if there is none."""
        path = f"content/{self.name}/declaration.yaml"
        sources = Sources(self.root)
        if sources.find(path) is None:
            return {}
        data = yaml.parse(sources.text(path), path).data
        return data if isinstance(data, dict) else {}

    @property
    def language(self) -> str:
        """The first language of the text."""
        languages = self.head.get("languages")
        return str(languages[0]) if isinstance(languages, list) and languages else "en"

    @property
    def paragraphs(self) -> dict[str, TextParagraph]:
        """The paragraphs of the adopted text by reference."""
        path = self.text_path

        def make(sources: Sources) -> dict[str, TextParagraph]:
            return {each.ref: each for each in adopted.parse(sources.text(path), path)}

        return self._reading(make, path)

    @property
    def vocabulary(self) -> Vocabulary:
        """The parties, groups and sectors that annotations may use."""
        return self._reading(lambda sources: Vocabularies(sources).of(self.name), *self._words)

    def version(self) -> str:
        """A digest of the files that the review shows."""
        sources = Sources(self.root)
        paths = (self.text_path, self.file.path, self.head_file.file.path, *self._words)
        return sha256("".join(str(sources.digest(path)) for path in paths).encode()).hexdigest()

    def paragraph(self, name: str) -> TextParagraph:
        """The paragraph that ``name`` means; raises :class:`UsageError` if there is none."""
        ref = paragraph_named(name, self.paragraphs)
        if ref is None:
            hint = nearest_paragraph(name, self.paragraphs)
            raise UsageError(f"no paragraph '{name}' in {self.text_path}", hint=hint)
        return self.paragraphs[ref]

    def entries(self) -> dict[str, tuple[str, str]]:
        """What ``annotations.yaml`` has for each paragraph, by reference: its key and its text."""
        paragraphs = self.paragraphs
        return {
            ref: (key, text)
            for key, text in self.file.entries().items()
            if (ref := paragraph_named(key, paragraphs)) is not None
        }

    def parsed(self, key: str, text: str) -> AnnotationEntry:
        """What ``text``, an entry of the file, says.

        Raises :class:`ContentError` if it is not such an entry.
        """
        return self._parsed(key, text).read

    def decide(self, decision: Decision, seen: str | None = None) -> Change:
        """Write ``decision`` into ``annotations.yaml``.

        A commitment that it confirms gets an id if the declaration has ids or a register.
        ``seen`` is the text of the entry that it was taken on, by default the present one. Raises
        :class:`UsageError` for a value that cannot be, :class:`ConflictError` if the entry is no
        longer as seen, and the errors of :class:`EntryFile`.
        """
        paragraph = self.paragraph(decision.paragraph)
        key, now = self.entries().get(paragraph.ref, (paragraph.ref, ""))

        def make(text: str) -> str:
            old = self._parsed(key, text).data if text else {}
            new = decided(old, decision, " ".join(paragraph.blocks))
            if isinstance(decision, CommitmentDecision | ParagraphDecision):
                new = self._numbered(new, paragraph.ref)
            self._check(decision, new, paragraph)
            if text:
                with self.file.placing(key):
                    after = patched(text, {key: new}, self.file.path)
                refuse_lost(Sources(self.root), self.name, text, after)
                return after
            return "\n".join((f"{flow(key)}:", *block(new, 2), "", ""))

        return self.file.change(key, now if seen is None else seen, make, tuple(self.paragraphs))

    def undo(self, change: Change) -> Change:
        """Take ``change`` back; raises the errors of :meth:`EntryFile.change`.

        Also :class:`UsageError` if the register follows a commitment that would go with it. One
        that was withdrawn meanwhile comes back with another id.
        """
        for each in (self.head_file.file, self.party_files.vocabulary_file):
            if change.path == each.path:
                return each.undo(change)
        texts = change.after, change.before
        refuse_lost(Sources(self.root), self.name, *texts)
        if gone := returned(Sources(self.root), self.name, *texts):
            change = replace(change, before=self._renumbered(change, gone))
        return self.file.undo(change, tuple(self.paragraphs))

    def _renumbered(self, change: Change, gone: Collection[str]) -> str:
        """The entry as it was before ``change``, with other ids for those ``gone``."""
        key, path = change.entry, self.file.path
        entry = yaml.parse(change.before, path).data[key]
        annotations = "".join((*self.file.entries().values(), change.before))
        taken = {*(taken_ids(Sources(self.root), self.name, annotations) or ())}
        for each in entry["commitments"]:
            if each.get("id") in gone:
                each["id"] = next_id(self.paragraph(key).ref, taken)
                taken.add(each["id"])
        return patched(change.before, {key: entry}, path)

    def _numbered(self, entry: dict[str, Any], ref: str) -> dict[str, Any]:
        annotations = "".join(self.file.entries().values())
        taken = taken_ids(Sources(self.root), self.name, annotations)
        return entry if taken is None else numbered(entry, ref, taken)

    def _parsed(self, key: str, text: str) -> _Parsed:
        kept = self._entries.get(key)
        if kept is None or kept.text != text:
            with self.file.placing(key):
                file = yaml.parse(text, self.file.path)
                kept = _Parsed(text, file.data[key], decode(file, AnnotationEntry, key))
            self._entries[key] = kept
        return kept

    def _check(self, decision: Decision, new: Entry, paragraph: TextParagraph) -> None:
        """Raise :class:`UsageError` if what was decided cannot be loaded."""
        about = {"summary": "", "sectors": new["sectors"], "parties": {}}
        if isinstance(decision, ParagraphDecision):
            about = dict(new)
        elif isinstance(decision, CommitmentDecision):
            pledges = [] if decision.drop else [new["commitments"][decision.number - 1]]
            about["commitments"] = pledges
        elif not isinstance(decision, SummaryDecision):
            about["parties"] = new["parties"]
        file = Located(self.file.path, {paragraph.ref: about}, {})
        try:
            annotation = read_entry(file, paragraph.ref, self.vocabulary)
            Annotations(file, {paragraph.ref: annotation}).applied_to([paragraph], self.text_path)
        except ContentError as error:
            message = f"paragraph {paragraph.ref}: {error.message}"
            raise UsageError(message, hint=error.hint) from error

    def _reading(self, make: Callable[[Sources], T], *paths: str) -> T:
        """What ``make`` makes of the files at ``paths``, made again when one has other bytes."""
        sources = Sources(self.root)
        content = tuple(map(sources.find, paths))
        kept = self._kept.get(paths[0])
        if kept is None or kept.content != content:
            kept = self._kept[paths[0]] = _Read(content, make(sources))
        return kept.made  # type: ignore[no-any-return]
