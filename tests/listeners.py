"""Who listens to the runs of a schedule in the tests."""

from conftest import Log
from docgen.build.report import BuildReport
from docgen.errors import DocgenError
from docgen.schedule.timetable import ScheduleEntry
from docgen.store.journal import DeliveryAttempt


class Ear(Log):
    """A listener that keeps what it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.reports: list[BuildReport] = []
        self.deliveries: list[DeliveryAttempt] = []
        self.errors: list[DocgenError] = []
        self.warnings: list[str] = []
        self.schedules: list[list[str]] = []

    def begun(self, entry: ScheduleEntry) -> None:
        pass

    def built(self, report: BuildReport) -> None:
        self.reports.append(report)

    def sent(self, sent: DeliveryAttempt) -> None:
        self.deliveries.append(sent)

    def failed(self, error: DocgenError) -> None:
        self.errors.append(error)

    def warned(self, words: str) -> None:
        self.warnings.append(words)

    def read(self, entries: tuple[ScheduleEntry, ...]) -> None:
        self.schedules.append([entry.name for entry in entries])
