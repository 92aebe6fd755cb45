"""What the pages of one desk share."""

from pathlib import Path

from docgen.desk.building import Building
from docgen.desk.checking import Checking
from docgen.desk.events import Events
from docgen.desk.snapshot import Snapshots
from docgen.workers.pool import Executor


class Desk:
    """The project in ``root`` with documents in ``output``, which ``run`` renders.

    Pages are told ``content`` when a file was saved, ``build`` while one is under way, ``checked``
    when there are new findings.
    """

    def __init__(self, root: Path, output: Path, run: Executor) -> None:
        self.root, self.output = root, output
        self.events = Events()
        self.snapshots = Snapshots(root, output)
        self.checking = Checking(root, run, self.events)
        self.building = Building(root, output, run, self.events, self.snapshots.outdate)

    def changed(self) -> None:
        """A file of the project was saved."""
        self.snapshots.outdate()
        self.events.send("content")
