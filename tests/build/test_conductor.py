import os
import shutil
import zipfile
from collections.abc import Sequence
from errno import ENOSPC
from itertools import islice
from pathlib import Path

import pytest

from conftest import Log, RunDocgen, tree
from docgen.build.clean import clean
from docgen.build.conductor import build
from docgen.build.report import BuildReport
from docgen.build.survey import survey
from docgen.errors import DocgenError, ExitCode, MachineError
from docgen.job import Job, Request
from docgen.store import outputs
from docgen.store.folder import builds_of, records_of
from docgen.store.state import State
from docgen.workers.pool import Done, Started, run_inline

ALL = Request()
DOCX = Request(formats=("docx",))


def run(root: Path, request: Request = DOCX, log: Log | None = None) -> BuildReport:
    return build(root, root / "build", request, run_inline, log or Log())


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def variants(report: BuildReport) -> set[str]:
    return {Path(path).stem.removeprefix("demo-note-") for path in report.rendered}


def test_a_build_writes_what_was_asked_and_a_second_nothing(mini: Path) -> None:
    log = Log()
    report = run(mini, ALL, log)
    assert (len(report.rendered), report.fresh, report.exit_code) == (24, 0, 0)
    assert log.planned_ == len(log.started_) == len(log.finished_) == 24
    assert len(tree(mini / "build")) == 24 + len(["SHA256SUMS"])
    again = run(mini, ALL)
    assert (again.rendered, again.fresh) == ((), 24)


@pytest.mark.parametrize(
    ("path", "old", "new", "rebuilt"),
    [
        ("content/sectors.yaml", "fish:", "# a comment\nfish:", set()),
        (
            "content/demo/notes/kz.md",
            "alone",
            "only",
            {"kazakhstan"},
        ),
        (
            "content/demo/annotations.yaml",
            "Norway and Iceland agreed on quotas.",
            "Quotas were agreed.",
            {"whole", "norway", "iceland", "fish", "norway-fish", "iceland-fish"},
        ),
        (
            "content/demo/text.en.md",
            "a seminar",
            "a great seminar",
            None,
        ),
    ],
)
def test_an_edit_rebuilds_what_shows_it(
    mini: Path, path: str, old: str, new: str, rebuilt: set[str] | None
) -> None:
    run(mini)
    edit(mini / path, old, new)
    if rebuilt is None:  # the text's version stands in every document, the quote in an annotation
        edit(mini / "content/demo/annotations.yaml", old, new)
        assert len(run(mini).rendered) == 12
    else:
        assert variants(run(mini)) == rebuilt


def test_touching_files_rebuilds_nothing(mini: Path) -> None:
    run(mini)
    for path in mini.rglob("*"):
        os.utime(path)
    assert run(mini).rendered == ()


def test_a_file_that_is_gone_is_made_again(mini: Path) -> None:
    first, *_ = run(mini).rendered
    (mini / "build" / first).unlink()
    assert run(mini).rendered == (first,)


def test_a_file_edited_by_hand_stays_until_it_is_moved(mini: Path) -> None:
    first, second, *_ = run(mini).rendered
    edited = mini / "build" / second
    edited.write_bytes(b"edited")
    (mini / "build" / first).unlink()
    report = run(mini)
    assert report.rendered == (first,)
    ((path, error),) = ((each.path, str(each.error)) for each in report.failures)
    assert (path, report.exit_code) == (second, 1)
    assert error.startswith("changed since docgen wrote it, so it stays (move it away")
    assert edited.read_bytes() == b"edited"
    edited.unlink()
    assert run(mini).rendered == (second,)
    assert run(mini).exit_code == 0


def test_an_orphan_edited_by_hand_stays_and_is_reported(mini: Path) -> None:
    run(mini)
    edit(mini / "docgen.toml", ', "country-sector"', "")
    edited = mini / "build/demo/en/demo-note-kazakhstan-fish.docx"
    edited.write_bytes(b"edited")
    report = run(mini)
    assert len(report.removed) == 5
    assert [each.path for each in report.failures] == ["demo/en/demo-note-kazakhstan-fish.docx"]
    assert edited.read_bytes() == b"edited"
    edited.unlink()
    assert run(mini).exit_code == 0


def test_a_file_of_another_s_at_a_document_s_path_stays(mini: Path) -> None:
    foreign = mini / "build/demo/en/demo-note-whole.docx"
    foreign.parent.mkdir(parents=True)
    foreign.write_bytes(b"mine")
    report = run(mini)
    assert [each.path for each in report.failures] == ["demo/en/demo-note-whole.docx"]
    assert len(report.rendered) == 11
    assert foreign.read_bytes() == b"mine"


def test_what_docgen_wrote_it_replaces_though_the_state_is_lost(mini: Path) -> None:
    run(mini)
    shutil.rmtree(mini / "build/.docgen")
    (mini / "content/demo/notes/kz.md").write_text("Another note.")
    assert len(run(mini).rendered) == 12
    assert run(mini).exit_code == 0


def test_what_a_killed_build_wrote_and_did_not_record_is_docgen_s(
    mini: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It wrote other bytes than the build before it and the build after it."""
    run(mini)
    note = mini / "content/demo/notes/kz.md"
    note.write_text("Another note.")

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(State, "put", killed)
    with pytest.raises(KeyboardInterrupt):
        run(mini)
    monkeypatch.undo()
    note.write_text("A third note.")
    assert variants(run(mini)) == {"kazakhstan"}
    assert run(mini).exit_code == 0


def test_tables_that_no_record_names_are_forgotten(mini: Path) -> None:
    run(mini)
    before = set(records_of(mini / "build").tables)
    with zipfile.ZipFile(mini / "templates/note/note.docx", "a") as package:
        package.comment = b"other bytes"
    run(mini)
    after = set(records_of(mini / "build").tables)
    assert len(after) == len(before)
    assert after != before


def test_orphans_go_and_foreign_files_stay(mini: Path) -> None:
    run(mini)
    foreign = mini / "build/demo/en/mine.docx"
    foreign.write_text("mine")
    edit(mini / "docgen.toml", ', "country-sector"', "")
    report = run(mini)
    assert len(report.removed) == 6
    assert not any((mini / "build" / path).exists() for path in report.removed)
    assert foreign.read_text() == "mine"


def test_a_failed_document_leaves_its_file_and_the_others_are_made(mini: Path) -> None:
    run(mini)
    whole = mini / "build/demo/en/demo-note-kazakhstan.docx"
    before = whole.read_bytes()
    edit(mini / "content/demo/annotations.yaml", "Kazakhstan offered a seminar.", "Offered.")

    def flawed(root: Path, jobs: Sequence[Job], started: Started) -> Done:
        for ((job, outcome),) in run_inline(root, jobs, started):
            yield [(job, DocgenError("no") if job.view.variant.id == "kz" else outcome)]

    report = build(mini, mini / "build", DOCX, flawed, Log())
    assert [failure.path for failure in report.failures] == ["demo/en/demo-note-kazakhstan.docx"]
    assert report.exit_code == 1
    assert whole.read_bytes() == before
    assert variants(run(mini)) == {"kazakhstan"}


def all_at_once(root: Path, jobs: Sequence[Job], started: Started) -> Done:
    yield [each for finished in run_inline(root, jobs, started) for each in finished]


def test_of_documents_that_are_ready_together_one_in_the_way_stops_no_other(mini: Path) -> None:
    taken = mini / "build/demo/en/demo-note-kazakhstan.docx"
    taken.parent.mkdir(parents=True)
    taken.write_text("theirs")
    report = build(mini, mini / "build", DOCX, all_at_once, Log())
    assert [failure.path for failure in report.failures] == ["demo/en/demo-note-kazakhstan.docx"]
    assert taken.read_text() == "theirs"
    assert len(report.rendered) == 11
    taken.unlink()
    assert variants(run(mini)) == {"kazakhstan"}


def test_what_was_written_before_the_disk_was_full_is_on_record(
    mini: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, content: bytes) -> None:
        if path.name == "demo-note-kazakhstan.docx":
            raise OSError(ENOSPC, "No space left on device", str(path))
        write(path, content)

    write = outputs.write
    monkeypatch.setattr(outputs, "write", full)
    with pytest.raises(MachineError, match="No space left"):
        build(mini, mini / "build", DOCX, all_at_once, Log())
    monkeypatch.undo()
    report = run(mini)
    assert (variants(report), report.fresh) == ({"kazakhstan"}, 11)


def test_the_exit_code_of_a_build_that_makes_nothing_is_its_cause(mini: Path) -> None:
    edit(mini / "templates/note/note.html", "{{ view.head.title }}", "{{ view.head.titel }}")
    assert run(mini, Request(formats=("pdf",))).exit_code == 4


def test_clean_takes_its_own_files_alone(mini: Path) -> None:
    run(mini)
    foreign = mini / "build/mine.txt"
    foreign.write_text("mine")
    (mini / "build/SHA256SUMS.asc").write_text("mine")
    (mini / "build/manifest-a-of-b.json").write_text("mine")
    assert len(clean(mini / "build", Log().waiting)[0]) == 12
    assert sorted(path.name for path in (mini / "build").rglob("*")) == [
        *("SHA256SUMS.asc", "manifest-a-of-b.json", "mine.txt")
    ]
    assert clean(mini / "build", Log().waiting) == ((), ())


def test_a_survey_writes_nothing(mini: Path) -> None:
    survey(mini, mini / "build", ALL)
    assert not (mini / "build").exists()


def test_a_disk_that_refuses_is_told(mini: Path) -> None:
    (mini / "build").write_text("a file where the folder should be")
    with pytest.raises(MachineError, match="cannot write"):
        run(mini)


def test_the_tree_is_the_same_wherever_and_in_whatever_order(
    mini: Path, docgen: RunDocgen, tmp_path: Path
) -> None:
    run(mini, ALL)
    done = docgen("build", "--project", mini, "--output-dir", tmp_path / "other", "-j2")
    assert done.code == 0
    assert tree(mini / "build") == tree(tmp_path / "other")


def test_every_build_is_on_record(mini: Path) -> None:
    run(mini)
    edit(mini / "content/sectors.yaml", "fish:", "fish: {")
    with pytest.raises(DocgenError):
        run(mini)
    failed, done = builds_of(mini / "build", 5)
    assert (done.label, done.request, done.rendered, done.error) == ("", DOCX, 12, "")
    assert failed.error.startswith("content/sectors.yaml:")
    assert done.ended
    assert failed.ended
    assert builds_of(mini / "elsewhere", 5) == []


def test_a_document_that_misquotes_is_on_record_as_failed(mini: Path) -> None:
    edit(
        mini / "templates/note/note.html",
        "{{ passage(each) }}",
        "{% set words = passage(each) %}"
        "{{ words | replace('energy', 'gas') if view.variant.id == 'kz' else words }}",
    )
    report = build(mini, mini / "build", Request(formats=("pdf",)), run_inline, Log())
    (done,) = builds_of(mini / "build", 5)
    assert (done.rendered, report.exit_code) == (11, ExitCode.FIDELITY)
    ((path, cause),) = [(each.path, each.cause) for each in done.failed]
    assert path == "demo/en/demo-note-kazakhstan.pdf"
    assert "gas" in cause


@pytest.mark.parametrize(
    ("end", "told"),
    [(MachineError("the scheduler is lost"), "the scheduler is lost"), (KeyboardInterrupt(), "")],
)
def test_a_build_that_is_cut_short_says_how_far_it_came(
    mini: Path, end: BaseException, told: str
) -> None:
    def cut_short(root: Path, jobs: Sequence[Job], started: Started) -> Done:
        yield from islice(run_inline(root, jobs, started), 3)
        raise end

    with pytest.raises(type(end)):
        build(mini, mini / "build", DOCX, cut_short, Log())
    (done,) = builds_of(mini / "build", 5)
    assert (done.rendered, done.fresh, done.left) == (3, 0, 9)
    assert done.error == (told or "KeyboardInterrupt")
    assert run(mini).fresh == 3


def test_a_build_that_is_stopped_leaves_the_rest_for_the_next(mini: Path) -> None:
    log = Log()
    report = build(
        mini, mini / "build", DOCX, run_inline, log, stop=lambda: len(log.finished_) == 4
    )
    assert (len(report.rendered), report.left, report.exit_code) == (4, 8, 1)
    again = run(mini)
    assert (len(again.rendered), again.fresh, again.left, again.exit_code) == (8, 4, 0, 0)
    assert set(again.records.documents) == {*report.rendered, *again.rendered}
