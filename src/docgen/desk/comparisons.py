"""The texts beside their sources, as pages see and change them."""

from collections import OrderedDict
from pathlib import Path
from threading import Lock

from docgen.collation.import_record import load_record
from docgen.collation.side_by_side import SideBySide
from docgen.errors import DocgenError, UsageError, nearest
from docgen.model import Head
from docgen.review.text_conflict import TextConflictError
from docgen.review.text_decision import TextChange, TextDecision, TextFiles
from docgen.review.text_review import TextReview
from docgen.sources import Sources

_MOST_CHANGES = 50  # kept for undoing, of all pages together; each holds three files
_MOST_SEEN = 20  # versions of files, kept for decisions that are taken on them


class Comparisons:
    """The texts of the project in ``root``; one of them is read or changed at a time."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lock = Lock()
        self._kept: dict[str, tuple[str, SideBySide]] = {}
        self._changes: OrderedDict[int, tuple[TextReview, TextChange]] = OrderedDict()
        self._seen: OrderedDict[str, TextFiles] = OrderedDict()
        self._steps = 0

    def texts(self) -> list[str]:
        """All texts, as ``ID/LANGUAGE``, even if something else of a declaration is missing."""
        sources = Sources(self._root)
        return [
            f"{name}/{file.split('.')[1]}"
            for name in sources.names("content")
            for file in sources.names(f"content/{name}")
            if file.startswith("text.") and file.endswith(".md") and file.count(".") == 2
        ]

    def first(self) -> str:
        """The first text with something to look at, or else the first; empty if there is none."""
        known = self.texts()
        return next(filter(self._has_doubts, known), known[0] if known else "")

    def _has_doubts(self, text: str) -> bool:
        name, _, language = text.partition("/")
        sources, path = Sources(self._root), f"content/{name}/source/{language}.yaml"
        try:
            record = load_record(sources, path) if sources.find(path) is not None else None
        except DocgenError:  # its own page says what is wrong with it
            return False
        return record is not None and (
            bool(record.look_at) or any(each.get("unsure") for each in record.cuts)
        )

    def found(self, text: str, head: Head | None) -> tuple[SideBySide, str]:
        """The text beside its source, and their version; raises as :meth:`TextReview.side_by_side`.

        The last one of each text is kept, as long as its files are the same.
        """
        with self._lock:
            reviewing = self._reviewing(text, head)
            version = self._see(reviewing.files())
            if self._kept.get(text, ("",))[0] != version:
                self._kept[text] = version, reviewing.side_by_side()
            return self._kept[text][1], version

    def decide(self, text: str, decision: TextDecision, version: str) -> tuple[int, TextChange]:
        """Write ``decision``, taken on the files of ``version``.

        Returns the step that takes it back, and what was written. Raises the errors of
        :meth:`TextReview.decide`.
        """
        with self._lock:
            reviewing = self._reviewing(text, None)
            seen = self._seen.get(version)
            if seen is None:  # by a page that was open before this desk was
                raise TextConflictError(reviewing.text_path, ("", ""))
            change = reviewing.decide(decision, seen)
            self._steps += 1
            self._changes[self._steps] = reviewing, change
            if len(self._changes) > _MOST_CHANGES:
                self._changes.popitem(last=False)
            return self._steps, change

    def now(self, text: str) -> str:
        """The version of the files as they are now."""
        with self._lock:
            return self._see(self._reviewing(text, None).files())

    def undo(self, step: int) -> None:
        """Take the decision ``step`` back.

        Raises :class:`ConflictError` if its files were changed since, :class:`UsageError` if the
        desk does not know it any more.
        """
        with self._lock:
            if step not in self._changes:
                raise UsageError("this decision can no longer be taken back here")
            reviewing, change = self._changes[step]
            reviewing.undo(change)
            del self._changes[step]

    def _see(self, files: TextFiles) -> str:
        version = files.version
        self._seen[version] = files
        self._seen.move_to_end(version)
        if len(self._seen) > _MOST_SEEN:
            self._seen.popitem(last=False)
        return version

    def _reviewing(self, text: str, head: Head | None) -> TextReview:
        known = self.texts()
        if text not in known:
            raise UsageError(f"unknown text '{text}'", hint=nearest(text, known))
        name, _, language = text.partition("/")
        return TextReview(self._root, name, language, head)
