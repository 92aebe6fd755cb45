"""The desk hears of each file that is saved, however an editor saves it."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
import watchfiles

from docgen.desk import watching

SECONDS = 30.0  # for what must be heard, on a busy machine
SILENCE = 0.5


def heard(root: Path, *edits: Callable[[], object], seconds: float = SECONDS) -> list[bool]:
    """Whether each of ``edits`` is heard of."""

    async def listen() -> list[bool]:
        stop, told = asyncio.Event(), asyncio.Event()
        task = asyncio.create_task(watching.watch(root, told.set, stop))
        await asyncio.sleep(SILENCE)
        found: list[bool] = []
        for edit in edits:
            told.clear()
            edit()
            with suppress(TimeoutError):
                await asyncio.wait_for(told.wait(), seconds)
            found.append(told.is_set())
        stop.set()
        await task
        return found

    return asyncio.run(listen())


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for folder in ("content/demo", "templates/note", "build"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "docgen.toml").touch()
    return tmp_path


def edits(root: Path) -> list[Callable[[], object]]:
    """Ways to save."""
    beside = root / "content/demo/.annotations.yaml.swp"

    def replace() -> None:
        beside.write_text("new: true")
        beside.replace(root / "content/demo/annotations.yaml")

    def replace_settings() -> None:
        (root / "new").write_text("[build]")
        (root / "new").replace(root / "docgen.toml")

    return [
        lambda: (root / "content/demo/annotations.yaml").write_text("old: true"),
        replace,
        lambda: (root / "templates/note/note.css").write_text(""),
        (root / "content/demo/notes").mkdir,
        lambda: (root / "content/demo/notes/kz.md").write_text("A note."),
        replace_settings,
    ]


def test_every_way_to_save_is_heard(root: Path) -> None:
    assert heard(root, *edits(root)) == [True] * 6


@pytest.mark.parametrize(
    "path", ["content/demo/.annotations.yaml.swp", "build/document.pdf", "notes.txt"]
)
def test_a_file_that_is_no_input_is_not_heard(root: Path, path: str) -> None:
    assert heard(root, lambda: (root / path).write_text("x"), seconds=SILENCE) == [False]


def test_without_watches_of_the_system_files_are_looked_at(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def awatch(*paths: Path, force_polling: bool = False, **settings: object) -> object:
        if not force_polling:
            raise OSError(28, "OS file watch limit reached")
        return watchfiles.awatch(*paths, force_polling=True, **settings)  # type: ignore[arg-type]

    monkeypatch.setattr(watching, "awatch", awatch)
    assert heard(root, edits(root)[0]) == [True]


def test_a_project_without_content_can_be_watched(tmp_path: Path) -> None:
    (tmp_path / "docgen.toml").touch()
    assert heard(tmp_path, lambda: (tmp_path / "docgen.toml").write_text("[build]")) == [True]
