import io
from pathlib import Path

import pytest

from conftest import jobs_of
from docgen.build.report import BuildReport, Failure
from docgen.cli.terminal import Progress, tell_error, tell_report, told_delivery
from docgen.errors import ContentError, DocgenError
from docgen.plan.steps import Plan, Step
from docgen.store.journal import DeliveryAttempt


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def go(mini: Path, progress: Progress) -> None:
    jobs = jobs_of(mini)[:3]
    with progress:
        progress.planned(Plan(tuple(Step(job, "missing", ("new",)) for job in jobs), ()))
        for job in jobs:
            progress.started(job)
        for job in jobs:
            progress.finished(job, None)


def test_a_bar_shows_how_many_and_which(mini: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    go(mini, Progress(quiet=False, explain=False))
    shown = terminal.getvalue()
    assert "0/3" in shown
    assert "1/3" in shown
    assert "3/3" in shown
    assert "demo-note-energy.pdf" in shown


@pytest.mark.parametrize("quiet", [True, False])
def test_no_bar_where_nobody_looks(
    mini: Path, monkeypatch: pytest.MonkeyPatch, quiet: bool
) -> None:
    terminal = Terminal() if quiet else io.StringIO()
    monkeypatch.setattr("sys.stderr", terminal)
    go(mini, Progress(quiet, explain=False))
    assert terminal.getvalue() == ""


def test_the_report_names_every_failure(capsys: pytest.CaptureFixture[str]) -> None:
    failures = tuple(Failure(name, DocgenError(f"cause of {name}")) for name in ("a.pdf", "b.pdf"))
    tell_report(BuildReport(("c.pdf",), 2, ("d.pdf",), failures))
    said = capsys.readouterr()
    assert said.out == "1 rendered, 2 fresh, 1 removed, 2 failed\n"
    assert said.err.splitlines() == [
        "failed: a.pdf",
        "        cause of a.pdf",
        "failed: b.pdf",
        "        cause of b.pdf",
    ]


def test_errors_found_together_are_told_together(capsys: pytest.CaptureFixture[str]) -> None:
    tell_error(ContentError.of([ContentError("one", "a", 1), ContentError("two", "b", 2)]))
    assert capsys.readouterr().err == "error: a:1: one\nerror: b:2: two\n"


def test_unconfirmed_proposals_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    tell_report(BuildReport(("c.pdf",), 0, (), (), unconfirmed=3))
    assert (
        "built with 3 proposals of an import that nobody has confirmed" in capsys.readouterr().err
    )


def test_a_delivery_says_whose_lock_it_replaced() -> None:
    sent = DeliveryAttempt("2026-11-25T06:00:00", "share", 2, 1, note="an earlier run had ended")
    told = "delivered to share: 2 documents, 1 removed; an earlier run had ended"
    assert told_delivery(sent) == told
