"""The browser of these tests: one that dies is told of, and another runs for the next test."""

import os
import signal

import pytest

from desk.serving import Chromiums

pytestmark = pytest.mark.long


def test_a_browser_that_died_is_told_of_and_started_again(chromiums: Chromiums) -> None:
    first = chromiums.running()
    first.new_context().new_page()
    chromiums.settle()
    assert first.contexts == []
    assert chromiums.running() is first
    os.kill(int(chromiums.process.read_text()), signal.SIGKILL)
    with pytest.raises(AssertionError, match="Chromium ended during this test"):
        chromiums.settle()
    second = chromiums.running()
    assert second is not first
    second.new_context().new_page()
    chromiums.settle()
