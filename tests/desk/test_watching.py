"""The desk hears of each file that is saved, however an editor saves it."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
import watchfiles

from docgen.desk import watching

SECONDS = 20.0


def heard(root: Path, *edits: Callable[[], object]) -> list[bool]:
    """Whether each of ``edits`` is heard of."""

    async def listen() -> list[bool]:
        stop, told = asyncio.Event(), asyncio.Event()
        task = asyncio.create_task(watching.watch(root, told.set, stop))
        await asyncio.sleep(0.5)
        found: list[bool] = []
        for edit in edits:
            told.clear()
            edit()
            try:
                await asyncio.wait_for(told.wait(), SECONDS if len(found) < len(edits) - 1 else 0.5)
                found.append(True)
            except TimeoutError:
                found.append(False)
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
    """Ways to save, and at the end files that are no input."""
    beside = root / "content/demo/.annotations.yaml.swp"

    def replace() -> None:
        beside.write_text("new: true")
        beside.replace(root / "content/demo/annotations.yaml")

    def replace_settings() -> None:
        (root / "new").write_text("[build]")
        (root / "new").replace(root / "docgen.toml")

    def others() -> None:
        beside.write_text("what an editor keeps")
        (root / "build/document.pdf").write_text("%PDF")
        (root / "notes.txt").write_text("")

    return [
        lambda: (root / "content/demo/annotations.yaml").write_text("old: true"),
        replace,
        lambda: (root / "templates/note/note.css").write_text(""),
        (root / "content/demo/notes").mkdir,
        lambda: (root / "content/demo/notes/kz.md").write_text("A note."),
        replace_settings,
        others,
    ]


def test_every_way_to_save_is_heard(root: Path) -> None:
    assert heard(root, *edits(root)) == [True] * 6 + [False]


def test_without_watches_of_the_system_files_are_looked_at(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def awatch(*paths: Path, force_polling: bool = False, **settings: object) -> object:
        if not force_polling:
            raise OSError(28, "OS file watch limit reached")
        return watchfiles.awatch(*paths, force_polling=True, **settings)  # type: ignore[arg-type]

    monkeypatch.setattr(watching, "awatch", awatch)
    first, *_, last = edits(root)
    assert heard(root, first, last) == [True, False]


def test_a_project_without_content_can_be_watched(tmp_path: Path) -> None:
    (tmp_path / "docgen.toml").touch()
    settings = tmp_path / "docgen.toml"
    assert heard(tmp_path, lambda: settings.write_text("[build]"), lambda: None) == [True, False]
