"""Who listens to the runs of a schedule in the tests."""

from conftest import Log
from docgen.build import Report
from docgen.errors import DocgenError
from docgen.journal import Sent
from docgen.timetable import Entry


class Ear(Log):
    """A listener that keeps what it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.reports: list[Report] = []
        self.deliveries: list[Sent] = []
        self.errors: list[DocgenError] = []
        self.schedules: list[list[str]] = []

    def begun(self, entry: Entry) -> None:
        pass

    def built(self, report: Report) -> None:
        self.reports.append(report)

    def sent(self, sent: Sent) -> None:
        self.deliveries.append(sent)

    def failed(self, error: DocgenError) -> None:
        self.errors.append(error)

    def read(self, entries: tuple[Entry, ...]) -> None:
        self.schedules.append([entry.name for entry in entries])
