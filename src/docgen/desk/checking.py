"""What ``docgen check`` finds, worked out beside the pages, since it takes some seconds."""

from pathlib import Path
from threading import Lock, Thread

from msgspec import Struct
from msgspec.structs import replace

from docgen.check.annotations import annotation_warnings
from docgen.check.check import check
from docgen.desk.events import Events
from docgen.desk.remarks import Remark, remarks_of, remarks_of_warnings
from docgen.desk.snapshot import Snapshot
from docgen.desk.translated import TranslationRow, translation_rows
from docgen.errors import DocgenError
from docgen.workers.pool import Executor


class Checked(Struct, frozen=True):
    """What was found in the snapshot with this ``number``; 0 before the first one."""

    number: int = 0
    remarks: tuple[Remark, ...] = ()
    proofs: tuple[str, ...] = ()
    translations: tuple[TranslationRow, ...] = ()


class Checking:
    """Checks the project in ``root`` when a page asks for it and something has changed since."""

    def __init__(self, root: Path, run: Executor, events: Events) -> None:
        self._root, self._run, self._events = root, run, events
        self._lock = Lock()
        self._thread: Thread | None = None
        self._found = Checked()
        self._of_annotations: tuple[int, tuple[Remark, ...]] = (0, ())

    def found(self, snapshot: Snapshot) -> tuple[Checked, bool]:
        """The last findings, and whether they are those of ``snapshot``.

        If they are not, a check begins, unless one is under way; the pages are told of its end.
        What is to be looked at in the annotations is always that of ``snapshot``, as is whatever
        else a page says of it.
        """
        with self._lock:
            number = snapshot.number
            current = self._found.number == number
            if not current and not (self._thread and self._thread.is_alive()):
                self._thread = Thread(target=self._check, args=(number,), name="check")
                self._thread.start()
            if self._of_annotations[0] != number:
                told = annotation_warnings(snapshot.project) if snapshot.project else ()
                self._of_annotations = number, remarks_of_warnings(told)
            remarks = (*self._found.remarks, *self._of_annotations[1])
            return replace(self._found, remarks=remarks), current

    def close(self) -> None:
        """Wait for the end of a check."""
        if self._thread:
            self._thread.join()

    def _check(self, number: int) -> None:
        try:
            checked = check(self._root, self._run)
            remarks = [each for error in checked.errors for each in remarks_of(error)]
            others = [each for each in checked.warnings if each not in checked.of_annotations]
            remarks += remarks_of_warnings(others)
            rows = translation_rows(self._root)
            found = Checked(number, tuple(remarks), checked.proofs, rows)
        except DocgenError as error:
            found = Checked(number, remarks_of(error))
        except Exception as error:
            told = Remark("error", f"{type(error).__name__}: {error} (a defect of docgen)")
            found = Checked(number, (told,))
        with self._lock:
            self._found = found
        self._events.send("checked")
