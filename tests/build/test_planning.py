"""A plan known from the last time: content is read again only where something may have changed."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from conftest import Log, MakeProject, tree
from docgen.build.conductor import build
from docgen.build.survey import rehearse
from docgen.errors import ContentError, TemplateError
from docgen.job import Request
from docgen.load.project import load_project
from docgen.store.folder import STATE
from docgen.workers.pool import run_inline

WORD = Request(formats=("docx",))
DOCUMENT = "build/demo/en/demo-note-norway.docx"
TEMPLATE = "templates/note/note.docx"


@pytest.fixture
def built(make_project: MakeProject) -> Path:
    root = make_project("mini")
    build(root, root / "build", WORD, run_inline, Log())
    return root


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """How often the content is read."""
    done: list[object] = []

    def counted(sources: object, also: object) -> object:
        done.append(sources)
        return load_project(sources, also)  # type: ignore[arg-type]

    monkeypatch.setattr("docgen.load.project.load_project", counted)
    return done


def again(root: Path, request: Request = WORD) -> tuple[int, int, int]:
    """What a build does: documents rendered, fresh, removed."""
    report = build(root, root / "build", request, run_inline, Log())
    return len(report.rendered), report.fresh, len(report.removed)


@pytest.mark.parametrize("languages", ['"de"', '"en", "de"'])
def test_a_language_without_labels_stops_before_anything_is_removed(
    built: Path, languages: str
) -> None:
    before = tree(built)
    settings = built / "docgen.toml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace('languages = ["en"]', f"languages = [{languages}]"))
    with pytest.raises(TemplateError, match=r"de.po: no labels in .* of: .*en, .*fr, "):
        again(built)
    with pytest.raises(TemplateError, match=r"de.po: no labels in the language 'de'"):
        rehearse(built, built / "build", WORD)
    settings.write_text(text)
    assert tree(built) == before
    assert again(built)[0] == 0
    settings.write_text(text.replace('languages = ["en"]', f"languages = [{languages}]"))
    labels = built / "templates/shared/locale/de.po"
    labels.parent.mkdir(parents=True, exist_ok=True)
    labels.write_text('msgid ""\nmsgstr "Language: de\\n"\n')
    assert again(built)[0] > 0


def test_a_language_that_is_asked_for_need_not_be_in_the_settings(built: Path) -> None:
    italian = Request(languages=("it",), formats=("docx",))
    assert again(built, italian)[0] > 0
    assert again(built, italian)[::2] == (0, 0)
    assert (built / "build/demo/it/demo-note-norway.docx").is_file()
    _, fresh, removed = again(built)  # all that docgen.toml lists, and nothing else
    assert fresh == removed > 0


def test_a_language_of_a_region_may_be_asked_for(built: Path) -> None:
    assert again(built, Request(languages=("fr-BE", "en-GB"), formats=("docx",)))[0] > 0


def test_nothing_is_read_if_nothing_changed(built: Path, readings: list[object]) -> None:
    (rendered, fresh, removed), count = again(built), len(readings)
    assert (rendered, fresh > 0, removed, count) == (0, True, 0, 0)


def test_workers_are_started_ahead_only_if_the_content_is_read(built: Path) -> None:
    begun: list[tuple[Path, Request]] = []

    def bring_up_to_date() -> None:
        ahead = lambda *given: begun.append(given)  # noqa: E731
        build(built, built / "build", WORD, run_inline, Log(), ahead=ahead)

    bring_up_to_date()
    assert begun == []
    append(built, "docgen.toml")
    bring_up_to_date()
    assert begun == [(built, WORD)]


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(exist_ok=True)
    (root / path).write_text(text, "utf-8")


def append(root: Path, path: str) -> None:
    write(root, path, (root / path).read_text("utf-8") + "\n# a comment\n")


@pytest.mark.parametrize(
    ("change", "rendered"),
    [
        pytest.param(lambda root: append(root, "docgen.toml"), 0, id="comment in settings"),
        pytest.param(lambda root: append(root, "content/parties.yaml"), 0, id="comment in content"),
        pytest.param(lambda root: write(root, "content/demo/notes/no.md", "New."), 1, id="note"),
        pytest.param(lambda root: (root / "content/empty").mkdir(), 0, id="empty folder"),
        pytest.param(lambda root: (root / DOCUMENT).unlink(), 1, id="document deleted"),
    ],
)
def test_the_content_is_read_if_something_changed(
    built: Path, readings: list[object], change: Callable[[Path], object], rendered: int
) -> None:
    change(built)
    assert again(built)[0] == rendered
    assert len(readings) == 1
    assert again(built)[0] == 0
    assert len(readings) == 1


def test_another_request_is_another_plan(built: Path, readings: list[object]) -> None:
    one = Request(countries=("NO",), formats=("docx",))
    assert again(built, one)[:2] == (0, 3)
    rendered, fresh, _ = again(built, Request(formats=("docx",), as_of=date(2030, 1, 1)))
    assert (rendered > 0, fresh) == (True, 0)
    assert len(readings) == 2
    assert again(built, one)[:2] == (3, 0)  # it was built as of the other day
    assert len(readings) == 3


def test_a_document_that_was_edited_by_hand_is_reported(built: Path) -> None:
    (built / DOCUMENT).write_bytes(b"mine")
    report = build(built, built / "build", WORD, run_inline, Log())
    assert [str(each.error.message) for each in report.failures] == [
        "changed since docgen wrote it, so it stays"
    ]


def test_an_orphan_is_removed_although_the_content_is_as_before(
    built: Path, readings: list[object]
) -> None:
    """Text and settings go back to what an earlier request knew; its documents are orphans now."""
    settings = (built / "docgen.toml").read_text("utf-8")
    (built / "templates/sheet").mkdir()
    (built / "templates/sheet/sheet.docx").write_bytes((built / TEMPLATE).read_bytes())
    sheet = '[products.sheet]\nformats = ["docx"]\nvariants = ["whole"]\n'
    write(built, "docgen.toml", f"{settings}\n{sheet}")
    assert again(built, Request(products=("sheet",)))[0] == 1
    write(built, "docgen.toml", settings)
    assert again(built)[2] == 1


def test_another_installation_reads_the_content_again(
    built: Path, readings: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("docgen.build.planning.installation", lambda: "another")
    assert again(built)[0] == 0
    assert len(readings) == 1


@pytest.mark.parametrize("damage", ["body = x'00'", "seal = ''", "body = 7"])
def test_a_damaged_outline_counts_for_nothing(
    built: Path, readings: list[object], damage: str
) -> None:
    with closing(sqlite3.connect(built / "build" / STATE)) as database, database:
        database.execute(f"update outlines set {damage}")  # noqa: S608
    assert again(built)[0] == 0
    assert len(readings) == 1


def test_content_that_became_invalid_is_an_error(built: Path) -> None:
    write(built, "content/demo/notes/zz.md", "For nobody.")
    with pytest.raises(ContentError, match=r"zz\.md"):
        again(built)


def test_a_process_beside_sees_what_became_of_the_files(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("docgen.store.beside.MANY", 1)
    annotations = built / "content/demo/annotations.yaml"
    annotations.write_text(f"{annotations.read_text('utf-8')}\n# a comment\n", "utf-8")
    assert again(built) == (0, 12, 0)
    (built / DOCUMENT).unlink()
    annotations.write_text(f"{annotations.read_text('utf-8')}\n# and another\n", "utf-8")
    assert again(built) == (1, 11, 0)
    (built / DOCUMENT).write_bytes(b"by hand")
    annotations.write_text(f"{annotations.read_text('utf-8')}\n# a third\n", "utf-8")
    report = build(built, built / "build", WORD, run_inline, Log())
    assert [each.path for each in report.failures] == [DOCUMENT.removeprefix("build/")]
    assert (report.rendered, report.fresh) == ((), 11)
