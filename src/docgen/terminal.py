"""How a build is told on a terminal: a bar while it runs, and what came of it in the end."""

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import click

from docgen.build import Report
from docgen.errors import ContentError, DocgenError
from docgen.model import Job
from docgen.plan import Plan


class Progress(ExitStack):
    """A bar that says how many are done, which is running and the time left.

    Nothing is shown where standard error is no terminal, or when ``quiet``.
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
        """Say where the damaged state or history is."""
        click.echo(f"the {what} was damaged and is now {path}; it begins anew", err=True)

    def planned(self, plan: Plan) -> None:
        """Tell the plan if reasons are asked for, and open the bar if there is work."""
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
        """Show ``job`` when those before it are done."""
        self._running.append(job.path.rpartition("/")[2])

    def finished(self, job: Job, error: DocgenError | None) -> None:  # noqa: ARG002
        """Move the bar by one."""
        self._running.remove(job.path.rpartition("/")[2])
        if self._bar:
            self._bar.update(1)


def tell_plan(plan: Plan, *, explain: bool) -> None:
    """What a build would do, with its reasons if asked for."""
    for step in plan.stale:
        click.echo(f"{step.job.path}: {'; '.join(step.reasons)}" if explain else step.job.path)
    for record in plan.orphans:
        click.echo(f"{record.path}: to be removed, nothing asks for it any more")


def tell_report(report: Report) -> None:
    """Every failure with its cause, then one line that sums up."""
    for failure in report.failures:
        click.secho(f"failed: {failure.path}", fg="red", err=True)
        click.echo(f"        {failure.error}", err=True)
    if report.unconfirmed:
        click.echo(
            f"{click.style('warning:', fg='yellow')} built with {report.unconfirmed} proposals of"
            " an import that nobody has confirmed; `docgen check` says where",
            err=True,
        )
    counts = [
        (len(report.rendered), "rendered"),
        (report.fresh, "fresh"),
        (len(report.removed), "removed"),
        (len(report.failures), "failed"),
        (report.left, "left"),
    ]
    click.echo(
        ", ".join(
            f"{count} {word}" for count, word in counts if count or word in ("rendered", "fresh")
        )
    )


def tell_error(error: DocgenError) -> None:
    """An error and those found with it, a line each."""
    others = error.others if isinstance(error, ContentError) else ()
    for each in (error, *others):
        click.echo(f"{click.style('error:', fg='red')} {each}", err=True)
