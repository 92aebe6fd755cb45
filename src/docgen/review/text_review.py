"""The adopted text beside its source, and what a person decides about what the import made of it.

A decision changes the text file and the record of the import together, and only if the text is
still proven word for word after it.
"""

import datetime
import tempfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct

from docgen.collation.restoring import Restored, with_words, without_block
from docgen.collation.side_by_side import Collated, SideBySide, collate, side_by_side
from docgen.collation.source_text import can_read, find_source, record_of
from docgen.errors import DocgenError, FidelityError, UsageError
from docgen.language.spelling import Spelled
from docgen.load import text as adopted
from docgen.load import yaml
from docgen.model import Head
from docgen.review.patch import patched
from docgen.review.review import Review
from docgen.review.saving import ConflictError, encoded, overwritten
from docgen.sources import Sources
from docgen.store.content_lock import locked
from docgen.workers.isolated import SECONDS, run_isolated


class TextDecision(Struct, frozen=True, forbid_unknown_fields=True):
    """What a person decides about one thing that the import left out or was not sure of.

    - ``keep`` with ``cuts`` (numbers in the record): their words belong to the text.
    - ``drop`` with ``cuts``: they do not, as the import has it; nobody need look again.
    - ``keep`` with ``doubt`` (its number in the record): the text is right there.
    - ``drop`` with ``doubt`` and ``line``: the block of the text on that line is none of it.
    """

    what: Literal["keep", "drop"]
    cuts: tuple[int, ...] = ()
    doubt: int | None = None
    line: int | None = None


class TextChange(Struct, frozen=True):
    """The bytes of each file before a change and after it, by path."""

    before: dict[str, bytes]
    after: dict[str, bytes]


class TextReview:
    """The text in ``language`` of the declaration ``name`` of the project at ``root``.

    ``head`` is that of the declaration where it can be read: title, place and date of a text
    without a record are known by it. ``run`` reads the source, which may be a file of any kind.
    """

    def __init__(
        self,
        root: Path,
        name: str,
        language: str,
        head: Head | None = None,
        run: Callable[..., Any] = run_isolated,
    ) -> None:
        self.root, self._run = root, run
        self._review = Review(root, name)
        folder = f"content/{name}"
        self.text_path = f"{folder}/text.{language}.md"
        sources = Sources(root)
        if sources.find(self.text_path) is None:
            raise UsageError(f"there is no {self.text_path}")
        source = find_source(sources, folder, language)
        if source is None:
            hint = "put the text as issued there, or import it"
            raise UsageError(f"there is no {folder}/source/{language}.*", hint=hint)
        if not can_read(source):
            raise UsageError(f"docgen cannot read {source}")
        self.source_path, self.record_path = source, record_of(source)
        self._head = head or Head(name, "", "", datetime.date.min, "", "", language, "", ())

    def version(self) -> str:
        """The same as long as text, source and record are."""
        sources = Sources(self.root)
        paths = (self.text_path, self.source_path, self.record_path)
        return sha256("".join(str(sources.digest(path)) for path in paths).encode()).hexdigest()

    def side_by_side(self) -> SideBySide:
        """Both texts, read in a process of its own; raises :class:`DocgenError` if that fails."""
        arguments = (self.root, self.text_path, self.source_path, self._head)
        found: SideBySide = self._run(self.source_path, SECONDS, _side_by_side, *arguments)
        return found

    def decide(self, decision: TextDecision, version: str) -> TextChange:
        """Write ``decision``, taken on the texts of ``version``.

        Commitments that quote the changed words quote them as they are then. Raises
        :class:`UsageError` if it cannot be or would change other paragraphs,
        :class:`ConflictError` if the files are no longer of that version.
        """
        sources = Sources(self.root)
        if sources.find(self.record_path) is None:
            raise UsageError(f"there is no {self.record_path}: the text was not imported")
        if self.version() != version:
            raise self._conflict()
        paths = (self.root, self.text_path, self.source_path, self._head, decision)
        text, record = self._run(self.source_path, SECONDS, _decided, *paths)
        new = {self.record_path: record, self.text_path: text}
        new |= self._requoted(sources.text(self.text_path), text)
        before = {path: sources.read(path) for path in new}
        after = {path: encoded(words, before[path]) for path, words in new.items()}
        self._write(before, after)
        return TextChange(before, after)

    def undo(self, change: TextChange) -> None:
        """Take ``change`` back; raises :class:`ConflictError` if a file is not as it left it."""
        self._write(change.after, change.before)

    def _write(self, before: dict[str, bytes], after: dict[str, bytes]) -> None:
        """Write what differs, if all files are as ``before``."""
        with locked(self.root):
            sources = Sources(self.root)
            if any(sources.find(path) != content for path, content in before.items()):
                raise self._conflict()
            written: list[str] = []
            for path in (each for each in before if before[each] != after[each]):
                if not overwritten(self.root, path, before[path], after[path]):
                    for other in written:
                        overwritten(self.root, other, after[other], before[other])
                    raise self._conflict()
                written.append(path)

    def _conflict(self) -> ConflictError:
        return ConflictError(self.text_path, "the text", "", "")

    def _requoted(self, before: str, after: str) -> dict[str, str]:
        """What other files are to hold after a change of the text.

        A commitment that quotes words on both sides of the change quotes them with it. Raises
        :class:`UsageError` if annotations would be of other words.
        """
        file = self._review.file
        entries = self._review.entries()
        now = {each.ref: each for each in adopted.parse(after, self.text_path)}
        changed = annotations = Sources(self.root).text(file.path) if entries else ""
        were = adopted.parse(before, self.text_path)
        recounted = len(were) != len(now)  # so a reference may now be another paragraph's
        for old in were:
            new = now.get(old.ref)
            if new is None or (
                old.blocks != new.blocks and (recounted or _shifted(old.blocks, new.blocks))
            ):
                hint = "change text and annotations in the files"
                raise UsageError(
                    f"paragraph {old.ref} would no longer be the one that is annotated",
                    self.text_path,
                    hint=hint,
                )
            if old.blocks == new.blocks or old.ref not in entries:
                continue
            key, entry = entries[old.ref]
            with file.placing(key):
                data = yaml.parse(entry, file.path).data[key]
                pledges = [
                    _requoted(each, " ".join(old.blocks), " ".join(new.blocks))
                    for each in data.get("commitments", ())
                ]
                if pledges:
                    told = {key: {**data, "commitments": pledges}}
                    changed = changed.replace(entry, patched(entry, told, file.path), 1)
        return {} if changed == annotations else {file.path: changed}


def _requoted(pledge: dict[str, Any], old: str, new: str) -> dict[str, Any]:
    """``pledge`` with its quote as the words of its paragraph are now.

    Raises :class:`UsageError` if a part of them is gone.
    """
    quote = Spelled(old).find(str(pledge.get("quote", "")))
    if not quote or Spelled(new).find(quote):
        return pledge
    start = old.index(quote)
    behind = len(old) - start - len(quote)
    found = new[start : len(new) - behind]
    if not new.startswith(old[:start]) or not new.endswith(old[len(old) - behind :]) or not found:
        raise UsageError(f"a commitment quotes these words: “{quote}”", hint="change it first")
    return {**pledge, "quote": found}


def _shifted(old: tuple[str, ...], new: tuple[str, ...]) -> bool:
    """Whether a paragraph has hardly a word of what it had."""
    before = set(" ".join(old).split())
    return 2 * len(before & set(" ".join(new).split())) < len(before)


def _side_by_side(root: Path, text: str, source: str, head: Head) -> SideBySide:
    return side_by_side(Sources(root), text, source, head)


def _decided(
    root: Path, text_path: str, source_path: str, head: Head, decision: TextDecision
) -> tuple[str, str]:
    """The text and the record after ``decision``, proven."""
    sources, record_path = Sources(root), record_of(source_path)
    found = collate(sources, text_path, source_path, head)
    if found.proof.differences:
        hint = "correct that first"
        raise UsageError("the text differs from its source elsewhere", text_path, hint=hint)
    made, look_at = _made(found, decision, record_path)
    record = sources.text(record_path)
    data: dict[str, Any] = {**yaml.parse(record, record_path).data, "cuts": made.cuts}
    if found.record.look_at:
        data["look_at"] = look_at
    record = patched(record, data, record_path)
    _prove(made.text, record, sources, (text_path, source_path, record_path), head)
    return made.text, record


def _made(found: Collated, decision: TextDecision, record: str) -> tuple[Restored, list[str]]:
    """The text, the cuts and what is left to look at after ``decision``."""
    cuts, look_at = [dict(each) for each in found.record.cuts], list(found.record.look_at)
    if any(not 0 <= each < len(cuts) for each in decision.cuts):
        raise UsageError(f"{record} has no such cut")
    if decision.doubt is not None:
        if not 0 <= decision.doubt < len(look_at):
            raise UsageError(f"{record} has no such remark")
        del look_at[decision.doubt]
    if decision.cuts and decision.what == "keep":
        return with_words(found, decision.cuts), look_at
    for each in decision.cuts:
        cuts[each].pop("unsure", None)
    if decision.what == "drop" and decision.line is not None:
        return without_block(found, decision.line), look_at
    return Restored(found.text, cuts), look_at


def _prove(
    text: str, record: str, sources: Sources, paths: tuple[str, str, str], head: Head
) -> None:
    """Raise :class:`UsageError` unless ``text`` is the source without the cuts of ``record``."""
    text_path, source_path, record_path = paths
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / source_path).parent.mkdir(parents=True)
        (root / text_path).write_text(text, "utf-8")
        (root / record_path).write_text(record, "utf-8")
        (root / source_path).write_bytes(sources.read(source_path))
        try:
            differences = collate(Sources(root), text_path, source_path, head).proof.differences
        except DocgenError as error:
            differences = (FidelityError(error.message),)
    if differences:
        raise UsageError(
            f"the text would differ from its source; nothing was written: {differences[0].message}",
            hint="change text and record in the files",
        )
