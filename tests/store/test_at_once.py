from errno import EISDIR
from pathlib import Path
from time import sleep

import pytest

from conftest import tree
from docgen.store.at_once import FileWriter


def test_each_is_written_or_says_why_not(tmp_path: Path) -> None:
    (tmp_path / "a/3").mkdir(parents=True)
    files = [(tmp_path / "a" / str(number), b"%d" % number) for number in range(20)]
    with FileWriter() as writer:
        errors = [*writer.write(files)]
        assert [*writer.write(files[:1])] == [None]
        assert [*writer.write([])] == []
    assert [each.errno for each in errors if each] == [EISDIR]
    assert (errors[3] and errors[3].filename) == str(tmp_path / "a/3")
    assert tree(tmp_path) == {f"a/{number}": b"%d" % number for number in range(20) if number != 3}


def test_none_is_being_written_once_it_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build that is interrupted lets go of the folder: nothing may be on its way into it."""
    monkeypatch.setattr("os.fsync", lambda _: sleep(0.1))
    with FileWriter() as writer:
        writer.write([(tmp_path / str(number), b"x") for number in range(20)])
    assert tree(tmp_path) == {str(number): b"x" for number in range(20)}
