"""What ``docgen check`` finds, worked out beside the pages, since it takes some seconds."""

from pathlib import Path
from threading import Lock, Thread

from msgspec import Struct

from docgen.check import check
from docgen.desk.events import Events
from docgen.desk.remarks import Remark, remarks_of, remarks_of_warnings
from docgen.errors import DocgenError
from docgen.workers.pool import Executor


class Checked(Struct, frozen=True):
    """What was found in the snapshot with this ``number``; 0 before the first one."""

    number: int = 0
    remarks: tuple[Remark, ...] = ()
    proofs: tuple[str, ...] = ()


class Checking:
    """Checks the project in ``root`` when a page asks for it and something has changed since."""

    def __init__(self, root: Path, run: Executor, events: Events) -> None:
        self._root, self._run, self._events = root, run, events
        self._lock = Lock()
        self._thread: Thread | None = None
        self._found = Checked()

    def found(self, number: int) -> tuple[Checked, bool]:
        """The last findings, and whether they are those of the snapshot ``number``.

        If they are not, a check begins, unless one is under way; the pages are told of its end.
        """
        with self._lock:
            current = self._found.number == number
            if not current and not (self._thread and self._thread.is_alive()):
                self._thread = Thread(target=self._check, args=(number,), name="check")
                self._thread.start()
            return self._found, current

    def close(self) -> None:
        """Wait for the end of a check."""
        if self._thread:
            self._thread.join()

    def _check(self, number: int) -> None:
        try:
            warnings, errors, proofs = check(self._root, self._run)
            remarks = [each for error in errors for each in remarks_of(error)]
            found = Checked(number, (*remarks, *remarks_of_warnings(warnings)), proofs)
        except DocgenError as error:
            found = Checked(number, remarks_of(error))
        except Exception as error:
            told = Remark("error", f"{type(error).__name__}: {error} (a defect of docgen)")
            found = Checked(number, (told,))
        with self._lock:
            self._found = found
        self._events.send("checked")
