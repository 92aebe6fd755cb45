"""Property tests draw the same examples whatever was loaded before."""

import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st


def drawn() -> list[int]:
    found: list[int] = []

    @settings(max_examples=300, database=None)
    @given(st.integers(0, 10**6))
    def once(number: int) -> None:
        found.append(number)

    once()
    return found


def test_examples_do_not_depend_on_the_modules_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = drawn()
    module = ModuleType("constants")
    file = tmp_path / "constants.py"
    file.write_text(f"NUMBERS = {list(range(1000, 1100))}\n")
    module.__file__ = str(file)
    monkeypatch.setitem(sys.modules, "constants", module)
    assert drawn() == before
