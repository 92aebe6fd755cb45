"""What the pages of one desk share."""

from collections.abc import Sequence
from pathlib import Path
from threading import Event

from docgen.build.stopping import Stoppable
from docgen.desk.building import Building
from docgen.desk.checking import Checking
from docgen.desk.comparisons import Comparisons
from docgen.desk.events import Events
from docgen.desk.followups import Followups
from docgen.desk.previews import Previews
from docgen.desk.reviews import Reviews
from docgen.desk.snapshot import Snapshots
from docgen.job import Job
from docgen.workers.pool import Done, Executor, Started


class Desk:
    """The project in ``root`` with documents in ``output``.

    ``run`` renders documents for a build, ``run_beside`` what pages need, if possible at once.

    Pages are told ``content`` when a file was saved, ``build`` while one is under way, ``checked``
    when there are new findings, ``document`` when one that is looked at was made anew.
    """

    def __init__(self, root: Path, output: Path, run: Executor, run_beside: Executor) -> None:
        self.root, self.output = root, output
        self.events = Events()
        self.snapshots = Snapshots(root, output)
        self._closing = Event()
        beside = self._stopping(run_beside)
        self.checking = Checking(root, beside, self.events)
        self.previews = Previews(root, beside, self.events, self.snapshots)
        self.reviews = Reviews(root)
        self.followups = Followups(root)
        self.comparisons = Comparisons(root)
        self.building = Building(root, output, run, self.events, self.snapshots.outdate)

    def close(self) -> None:
        """Finish the documents under way and begin no other; returns when all work has ended."""
        self._closing.set()
        for each in (self.building, self.checking, self.previews):
            each.close()

    def _stopping(self, run: Executor) -> Executor:
        def run_until_closing(root: Path, jobs: Sequence[Job], started: Started) -> Done:
            yield from run(root, Stoppable(jobs, self._closing.is_set), started)

        return run_until_closing

    def changed(self) -> None:
        """A file of the project was saved."""
        self.snapshots.outdate()
        self.events.send("content")
