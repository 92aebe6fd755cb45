"""The adopted text beside its source, and what a person decides about what the import made of it.

A decision changes the text file, the record of the import and the annotations together, and only if
the text is still proven word for word after it.
"""

import datetime
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from docgen.collation.restoring import Moved, Restored, with_words, without_block
from docgen.collation.side_by_side import Collated, SideBySide, collate, side_by_side
from docgen.collation.source_text import can_read, find_source, record_of
from docgen.errors import DocgenError, FidelityError, UsageError
from docgen.load import yaml
from docgen.load.followed import refuse_lost, refuse_returned
from docgen.model import Head
from docgen.review.carrying import Carrying
from docgen.review.patch import patched
from docgen.review.review import Review
from docgen.review.saving import encoded
from docgen.review.text_conflict import TextConflictError, again_on, both_of
from docgen.review.text_decision import TextChange, TextDecision, TextFiles
from docgen.sources import Sources
from docgen.store.content_lock import locked
from docgen.store.together import NewFile, OvertakenError, save
from docgen.workers.isolated import SECONDS, run_isolated


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
        self.root, self._language, self._run = root, language, run
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

    def files(self) -> TextFiles:
        """Text, record and source as they are now."""
        sources = Sources(self.root)
        record = sources.find(self.record_path) or b""
        return TextFiles(
            sources.read(self.text_path), record, str(sources.digest(self.source_path))
        )

    def side_by_side(self) -> SideBySide:
        """Both texts, read in a process of its own; raises :class:`DocgenError` if that fails."""
        arguments = (self.root, self.text_path, self.source_path, self._head)
        found: SideBySide = self._run(self.source_path, SECONDS, _side_by_side, *arguments)
        return found

    def decide(self, decision: TextDecision, seen: TextFiles) -> TextChange:
        """Write ``decision``, taken on the files as ``seen``.

        Annotations stay with their paragraphs, and commitments that quote the changed words quote
        them as they are then. Raises :class:`UsageError` if it cannot be,
        :class:`AnnotatedError` if what a person said of a paragraph would go with it,
        :class:`TextConflictError` if the files are others than ``seen``.
        """
        sources = Sources(self.root)
        if sources.find(self.record_path) is None:
            raise UsageError(f"there is no {self.record_path}: the text was not imported")
        if self.files() != seen:
            raise self._conflict(decision, seen)
        text, record, moved = self._made(decision, {})
        texts = (sources.text(self.text_path), text)
        carrying = Carrying(self._review, self._language, texts, moved)
        carried = carrying.carried(with_annotations=decision.with_annotations)
        new = {self.record_path: record, self.text_path: text}
        if carried.annotations:
            new[self._review.file.path] = carried.annotations
        before = {path: sources.read(path) for path in new}
        after = {path: encoded(words, before[path]) for path, words in new.items()}
        try:
            self._write(before, after)
        except OvertakenError as error:
            raise self._conflict(decision, seen) from error
        return TextChange(before, after, carried.told)

    def undo(self, change: TextChange) -> None:
        """Take ``change`` back.

        Raises :class:`TextConflictError` if a file is not as it left it, and :class:`UsageError`
        if the register follows a commitment that would go with it, or has one as withdrawn that
        would come back.
        """
        path = self._review.file.path
        if path in change.before:
            left, then = (each[path].decode("utf-8-sig") for each in (change.after, change.before))
            refuse_lost(Sources(self.root), self._review.name, left, then)
            refuse_returned(Sources(self.root), self._review.name, left, then)
        try:
            self._write(change.after, change.before)
        except OvertakenError as error:
            now = {path: Sources(self.root).find(path) or b"" for path in change.after}
            both = both_of(
                (path, change.after[path], now[path], change.before[path]) for path in now
            )
            raise TextConflictError(self.text_path, both) from error

    def _write(self, before: dict[str, bytes], after: dict[str, bytes]) -> None:
        with locked(self.root):
            save(self.root, [NewFile(path, before[path], after[path]) for path in before])

    def _made(self, decision: TextDecision, unwritten: dict[str, bytes]) -> tuple[str, str, Moved]:
        """The text and the record after ``decision`` on files that may be ``unwritten``."""
        paths = (self.root, unwritten, self.text_path, self.source_path)
        made: tuple[str, str, Moved] = self._run(
            self.source_path, SECONDS, _decided, *paths, self._head, decision
        )
        return made

    def _conflict(self, decision: TextDecision, seen: TextFiles) -> TextConflictError:
        """Both versions, and ``decision`` on the files as they are now if it can be taken there."""
        now = self.files()
        had = {self.text_path: seen.text, self.record_path: seen.record}
        wanted = dict(had)
        with suppress(DocgenError):
            text, record, _ = self._made(decision, had)
            wanted = {
                self.text_path: encoded(text, seen.text),
                self.record_path: encoded(record, seen.record),
            }
        has = {self.text_path: now.text, self.record_path: now.record}
        both = both_of((path, had[path], has[path], wanted[path]) for path in had)
        return TextConflictError(self.text_path, both, again_on(decision, seen, now))


def _side_by_side(root: Path, text: str, source: str, head: Head) -> SideBySide:
    return side_by_side(Sources(root), text, source, head)


def _decided(
    root: Path,
    unwritten: dict[str, bytes],
    text_path: str,
    source_path: str,
    head: Head,
    decision: TextDecision,
) -> tuple[str, str, Moved]:
    """The text and the record after ``decision``, proven, and where lines of the text are."""
    sources, record_path = Sources(root, unwritten), record_of(source_path)
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
    return made.text, record, made.moved


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
