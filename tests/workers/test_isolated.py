import operator
import os
import time

import pytest

from docgen.errors import ContentError, DocgenError
from docgen.workers.isolated import run_isolated


def test_a_result_comes_back() -> None:
    assert run_isolated("f", 30, operator.add, 2, 3) == 5
    assert run_isolated("f", 30, os.getpid) != os.getpid()


def test_what_takes_too_long_is_ended() -> None:
    with pytest.raises(ContentError, match="f: reading took longer than 1 s"):
        run_isolated("f", 1, time.sleep, 60)


def test_what_needs_too_much_memory_is_told() -> None:
    with pytest.raises(ContentError, match="f: reading this file takes more memory"):
        run_isolated("f", 30, bytes, 4 << 30)


def test_what_ends_the_process_ends_no_other() -> None:
    with pytest.raises(ContentError, match=r"f: the reader crashed on this file \(SIGABRT\)"):
        run_isolated("f", 30, os.abort)


def test_a_defect_is_told_in_a_line() -> None:
    with pytest.raises(DocgenError, match=r"f: ValueError: .* \(a defect of docgen\)"):
        run_isolated("f", 30, int, "x")
