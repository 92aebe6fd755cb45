"""Digests from a process beside are those that this one would find."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from docgen.store import beside, outputs
from docgen.store.beside import digests_beside

PATHS = ("a/one.pdf", "a/two.pdf", "b/gone.pdf", "b/folder", "b/link.pdf", "out/led.pdf")


@pytest.fixture
def output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(beside, "MANY", 1)
    folder = tmp_path / "Ausgabe für 'alle'"
    (folder / "a").mkdir(parents=True)
    (folder / "b/folder").mkdir(parents=True)
    (folder / "a/one.pdf").write_bytes(b"one")
    (folder / "a/two.pdf").write_bytes(b"2" * 200_000)
    (folder / "b/link.pdf").symlink_to(folder / "a/one.pdf")
    (tmp_path / "led.pdf").write_bytes(b"elsewhere")
    (folder / "out").symlink_to(tmp_path)
    start, started = beside._start, []

    def remembered(where: Path, paths: tuple[str, ...]) -> object:
        started.append(start(where, paths))
        return started[-1]

    monkeypatch.setattr(beside, "_start", remembered)
    yield folder
    assert all(each is None or each.returncode is not None for each in started)  # none is left


def test_they_are_the_same(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = list(map(outputs.digests(output), PATHS))
    monkeypatch.setattr(outputs, "digest", None)  # none is found here
    with digests_beside(output, PATHS) as digest:
        assert list(map(digest, PATHS)) == expected
    assert expected[2:] == [None, *[outputs.UNREADABLE] * 3]


def test_what_was_not_asked_is_found_here(output: Path) -> None:
    with digests_beside(output, PATHS[:1]) as digest:
        assert list(map(digest, PATHS)) == list(map(outputs.digests(output), PATHS))


@pytest.mark.parametrize("command", [("true",), ("false",), ("sleep", "9"), ("no-such-command",)])
def test_a_process_that_does_not_answer(
    output: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.setattr(beside, "_COMMAND", command)
    with digests_beside(output, PATHS) as digest:
        if command[0] != "sleep":  # else nobody asks
            assert list(map(digest, PATHS)) == list(map(outputs.digests(output), PATHS))


def test_nothing_of_the_working_folder_is_imported(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (output / "msgspec.py").write_text("raise SystemExit")
    monkeypatch.chdir(output)
    monkeypatch.setattr(outputs, "digest", None)
    with digests_beside(output, PATHS) as digest:
        assert digest("b/gone.pdf") is None


def test_few_files_need_no_process(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "MANY", 1 + len(PATHS))
    monkeypatch.setattr(beside, "_COMMAND", ())  # whose start would fail
    with digests_beside(output, PATHS) as digest:
        assert digest("b/gone.pdf") is None
