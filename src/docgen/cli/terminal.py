"""A build on the terminal: a progress bar while it runs, and the result."""

import sys
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from msgspec.structs import astuple

from docgen.build.report import BuildReport
from docgen.errors import ContentError, DocgenError, counted, printable
from docgen.job import Job, Request
from docgen.plan.steps import Plan
from docgen.store.journal import Build, DeliveryAttempt, moment_of

if TYPE_CHECKING:
    from docgen.schedule.timetable import ScheduleEntry


class Progress(ExitStack):
    """A progress bar: how many documents are done, which one is running, and the time left.

    Nothing is shown if standard error is not a terminal, or if ``quiet``.
    """

    def __init__(self, quiet: bool, explain: bool) -> None:
        super().__init__()
        self._quiet = quiet or not sys.stderr.isatty()
        self._explain = explain
        self._running: list[str] = []
        self._bar: Any = None

    def waiting(self, holder: str) -> None:
        """Say who holds the output folder."""
        click.echo(f"waiting for another build of this folder ({holder})", err=True)

    def set_aside(self, what: str, path: Path) -> None:
        """Say where the damaged state or history was moved."""
        click.echo(f"the {what} was damaged: moved to {path}, and a new one started", err=True)

    def planned(self, plan: Plan) -> None:
        """Print the plan if reasons are asked for, and open the bar if there is work."""
        if self._explain:
            tell_plan(plan, explain=True)
        if plan.stale and not self._quiet:
            self._bar = self.enter_context(
                click.progressbar(
                    length=len(plan.stale),
                    show_pos=True,
                    item_show_func=lambda _: self._running[0] if self._running else "",
                    file=sys.stderr,
                )
            )

    def started(self, job: Job) -> None:
        """Show ``job`` once those before it are done."""
        self._running.append(job.path.rpartition("/")[2])

    def finished(self, job: Job, error: DocgenError | None) -> None:  # noqa: ARG002
        """Move the bar by one."""
        self._running.remove(job.path.rpartition("/")[2])
        if self._bar:
            self._bar.update(1)


class Chronicle(Progress):
    """Prints the runs of a schedule, each with its time."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        super().__init__(quiet=True, explain=False)
        self._clock = clock

    def read(self, entries: "tuple[ScheduleEntry, ...]") -> None:
        """Print the names of the entries."""
        names = ", ".join(entry.name for entry in entries) or "none yet"
        self._say(f"schedule: {names}")

    def begun(self, entry: "ScheduleEntry") -> None:
        """Print which entry runs."""
        self._say(f"{entry.name} begins")

    def built(self, report: BuildReport) -> None:
        """Print the result of the build."""
        tell_report(report)

    def sent(self, sent: DeliveryAttempt) -> None:
        """Print the result of a delivery."""
        click.echo(told_delivery(sent), err=bool(sent.error))

    def failed(self, error: DocgenError) -> None:
        """Print an error."""
        tell_error(error)

    def warned(self, words: str) -> None:
        """Print a warning; the schedule goes on."""
        click.echo(f"{click.style('warning:', fg='yellow')} {printable(words)}", err=True)

    def _say(self, words: str) -> None:
        click.echo(f"{self._clock().astimezone():%Y-%m-%d %H:%M:%S}  {words}")


def told_delivery(sent: DeliveryAttempt) -> str:
    """A delivery as one line."""
    if sent.error:
        again = f"; again in {sent.again} s" if sent.again else ""
        return f"failed: to {sent.place}: {sent.error}{again}"
    removed = f", {sent.removed} removed" if sent.removed else ""
    note = f"; {sent.note}" if sent.note else ""
    return f"delivered to {sent.place}: {counted(sent.sent, 'document')}{removed}{note}"


def tell_builds(builds: Iterable[Build]) -> None:
    """Print a line for each build, and below it its failures and deliveries."""
    for build in builds:
        began = "at an unknown time"
        if build.began:
            began = f"{moment_of(build.began).astimezone():%Y-%m-%d %H:%M:%S}"
        took = "not ended" if build.seconds is None else f"{build.seconds:.0f} s"
        counts = _counts(build.rendered, build.fresh, build.removed, len(build.failed), build.left)
        what = build.label or "by hand"
        asked = _told_request(build.request)
        click.echo(f"{began}  {what} ({asked}): {counts}; {took}")
        for failed in build.failed:
            click.echo(f"    failed: {failed.path}: {failed.cause}")
        if build.error:
            click.echo(f"    error: {build.error}")
        for sent in build.deliveries:
            click.echo(f"    {told_delivery(sent)}")


def _told_request(request: Request) -> str:
    """What a build was asked for, in a few words."""
    *lists, (number, count), as_of = astuple(request)
    words = [", ".join(each) for each in lists if each]
    words += [f"share {number} of {count}"] if count > 1 else []
    words += [f"as of {as_of}"] if as_of else []
    return "; ".join(words) or "all"


def _counts(rendered: int, fresh: int, removed: int, failed: int, left: int) -> str:
    counts = {
        "rendered": rendered,
        "fresh": fresh,
        "removed": removed,
        "failed": failed,
        "left": left,
    }
    always = ("rendered", "fresh")
    return ", ".join(f"{count} {word}" for word, count in counts.items() if count or word in always)


def tell_plan(plan: Plan, *, explain: bool) -> None:
    """Print what a build would do, with reasons if ``explain``."""
    for step in plan.stale:
        reasons = printable("; ".join(step.reasons))
        click.echo(f"{step.job.path}: {reasons}" if explain else step.job.path)
    for record in plan.orphans:
        click.echo(f"{record.path}: to be removed, {plan.why_orphan(record.path)}")


def tell_report(report: BuildReport) -> None:
    """Print every failure with its cause, then one line that sums up."""
    for failure in report.failures:
        click.secho(f"failed: {failure.path}", fg="red", err=True)
        click.echo(f"        {failure.error}", err=True)
    if report.unconfirmed:
        click.echo(
            f"{click.style('warning:', fg='yellow')} built with"
            f" {counted(report.unconfirmed, 'proposal')} of an import that nobody has confirmed;"
            " 'docgen check' says where",
            err=True,
        )
    for warning in report.warnings:
        click.echo(f"{click.style('warning:', fg='yellow')} {printable(warning)}", err=True)
    removed, failed = len(report.removed), len(report.failures)
    click.echo(_counts(len(report.rendered), report.fresh, removed, failed, report.left))


def tell_error(error: DocgenError) -> None:
    """Print an error and those found with it, a line each."""
    others = error.others if isinstance(error, ContentError) else ()
    for each in (error, *others):
        click.echo(f"{click.style('error:', fg='red')} {each}", err=True)


def tell_outdated(root: Path) -> None:
    """Print which ejected templates are older than docgen's: what failed may be due to them."""
    from docgen.starting.templates import outdated

    if found := outdated(root):
        click.echo(
            f"{click.style('note:', fg='yellow')} docgen's own have changed since you ejected"
            f" {printable(', '.join(found))}; see `docgen templates diff`",
            err=True,
        )
