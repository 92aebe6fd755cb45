"""Documents as they would be built now: rendered when a page looks at them, kept in memory.

The same plan, workers and proofs make them as make a build; nothing is written.
"""

from collections import OrderedDict
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from threading import Lock, Thread
from time import monotonic

from msgspec import Struct
from msgspec.structs import replace

from docgen.desk.drawing import PageSize, draw_page, page_sizes, read_word
from docgen.desk.events import Events
from docgen.desk.page_words import Run, page_words
from docgen.desk.remarks import Remark, remarks_of
from docgen.desk.snapshot import Snapshots
from docgen.errors import DocgenError
from docgen.job import Job, Reads, Rendered
from docgen.sources import Sources
from docgen.workers.isolated import IsolatedWorker
from docgen.workers.pool import Executor

_KEPT = 12  # documents
_SECONDS = 20.0  # for one page, or one Word file
_RECYCLE_AFTER = 200  # pages


class Preview(Struct, frozen=True):
    """A document as it was last made well, and why the newest attempt failed, if it did.

    ``version`` is the digest of ``content``, empty before the first one is made; ``sizes`` are
    those of the pages of a PDF, ``reading`` is a Word file as HTML. ``seconds`` is how long it
    took, ``number`` the snapshot that was looked at last.
    """

    version: str = ""
    content: bytes = b""
    sizes: tuple[PageSize, ...] = ()
    reading: str = ""
    remarks: tuple[Remark, ...] = ()
    seconds: float = 0.0
    number: int = 0
    key: str = ""
    reads: Reads = {}


class Previews:
    """The documents that pages look at; pages are told ``document`` when one is made anew."""

    def __init__(self, root: Path, run: Executor, events: Events, snapshots: Snapshots) -> None:
        self._root, self._run = root, run
        self._events, self._snapshots = events, snapshots
        self._lock = Lock()
        self._known: OrderedDict[str, Preview] = OrderedDict()
        self._busy: dict[str, Thread] = {}
        self._worker: IsolatedWorker | None = None

    def look(self, name: str) -> tuple[Preview, bool]:
        """The document with this id, and whether it is being made anew, as something changed."""
        number = self._snapshots.newest().number
        with self._lock:
            preview = self._known.get(name, Preview())
            if preview.number != number and name not in self._busy:
                self._busy[name] = Thread(target=self._make, args=(name,), name="preview")
                self._busy[name].start()
            return preview, name in self._busy

    def version(self, version: str) -> Preview | None:
        """The document with this digest, if it is still kept."""
        with self._lock:
            return next((each for each in self._known.values() if each.version == version), None)

    def page(self, preview: Preview, index: int) -> bytes:
        """A page as a PNG. Raises :class:`ContentError` if it cannot be drawn."""
        return self._isolated().run("page", draw_page, preview.content, index)

    def words(self, preview: Preview, index: int) -> list[Run]:
        """The words of a page. Raises :class:`ContentError` if they cannot be read."""
        return self._isolated().run("page", page_words, preview.content, index)

    def close(self) -> None:
        """Wait for what is being made, and end the process that draws."""
        with self._lock:
            busy = list(self._busy.values())
        for thread in busy:
            thread.join()
        with self._lock:
            if self._worker:
                self._worker.close()

    def _isolated(self) -> IsolatedWorker:
        with self._lock:
            self._worker = self._worker or IsolatedWorker(_SECONDS, _RECYCLE_AFTER)
            return self._worker

    def _make(self, name: str) -> None:
        try:
            while self._is_outdated(name):
                self._make_once(name)
        finally:
            with self._lock:
                del self._busy[name]
            self._events.send("document", name)

    def _is_outdated(self, name: str) -> bool:
        number = self._snapshots.newest().number
        with self._lock:
            return self._known.get(name, Preview()).number != number

    def _make_once(self, name: str) -> None:
        snapshot = self._snapshots.newest()
        with self._lock:
            before = self._known.get(name, Preview())
        steps = snapshot.plan.steps if snapshot.plan else ()
        job = next((step.job for step in steps if step.job.document.id == name), None)
        if job is None or (before.version and self._is_same(before, job)):
            made = replace(before, remarks=())
        else:
            made = self._attempt(job, before)
        with self._lock:
            self._known[name] = replace(made, number=snapshot.number)
            self._known.move_to_end(name)
            while len(self._known) > _KEPT:
                self._known.popitem(last=False)

    def _is_same(self, before: Preview, job: Job) -> bool:
        """Whether making it again would read the same files and show the same."""
        sources = Sources(self._root)
        with suppress(DocgenError):  # of a file that cannot be read any more
            return before.key == job.key and all(
                path.startswith("https://") or sources.digest(path) == digest
                for path, digest in before.reads.items()
            )
        return False

    def _attempt(self, job: Job, before: Preview) -> Preview:
        began = monotonic()
        try:
            (((_, outcome),),) = self._run(self._root, [job], lambda _: None)
            if isinstance(outcome, Rendered):
                return replace(self._shown(job, outcome), seconds=monotonic() - began)
            return replace(before, remarks=remarks_of(outcome))
        except DocgenError as error:
            return replace(before, remarks=remarks_of(error))
        except Exception as error:  # the page waits for an end
            told = Remark("error", f"{type(error).__name__}: {error} (a defect of docgen)")
            return replace(before, remarks=(told,))

    def _shown(self, job: Job, rendered: Rendered) -> Preview:
        preview = Preview(
            version=sha256(rendered.content).hexdigest(),
            content=rendered.content,
            key=job.key,
            reads=rendered.reads,
        )
        if job.document.format == "pdf":
            sizes = self._isolated().run(job.path, page_sizes, rendered.content)
            return replace(preview, sizes=tuple(sizes))
        return replace(preview, reading=self._isolated().run(job.path, read_word, rendered.content))
