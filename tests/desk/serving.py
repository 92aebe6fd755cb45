"""Desks that run as a command, and a browser that opens them."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from conftest import REPOSITORY
from programs import environment

CHROMIUM = "/usr/bin/chromium"
# Containers run as root and have little shared memory, and a browser that fills it ends.
CHROMIUM_FLAGS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
MOST_SAID = 4_000  # characters of its standard error that a failure shows
SECONDS = 60.0


class Desk:
    """A desk of the project in ``root``; ``address`` opens it."""

    def __init__(self, root: Path) -> None:
        self._process = start(root)
        assert self._process.stdout is not None
        told = self._process.stdout.readline()
        self.address = re.findall(r"http://\S+", told)[0]
        self.origin = self.address.partition("/?")[0]
        self.process = self._process.pid

    def end(self, how: signal.Signals = signal.SIGINT) -> int:
        """End it; returns its exit code."""
        self._process.send_signal(how)
        code = self._process.wait(SECONDS)
        _, err = self._process.communicate()
        assert err == "" or how == signal.SIGKILL, err
        return code


def start(root: Path) -> "subprocess.Popen[str]":
    """The process of a desk, which opens no browser."""
    command: list[str | Path] = [sys.executable, "-m", "docgen", "desk", "--no-open"]
    return subprocess.Popen(
        [*command, "--project", root],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )


@contextmanager
def desk_of(root: Path) -> Iterator[Desk]:
    """A desk that ends well, unless the test does not."""
    desk = Desk(root)
    try:
        yield desk
    except BaseException:
        desk.end(signal.SIGKILL)
        raise
    assert desk.end() == 0


class Chromiums:
    """Debian's Chromium without a window, started by ``playwright``; another if it has died.

    What it says on its standard error is kept in ``folder``, and the number of its process.
    """

    def __init__(self, playwright: Any, folder: Path) -> None:
        self._launch = playwright.chromium.launch
        self._log, self.process = folder / "chromium.log", folder / "chromium.pid"
        self._command = folder / "chromium"
        begin = f'echo $$ > {self.process}\nexec {CHROMIUM} "$@" 2>> {self._log}\n'
        self._command.write_text(f"#!/bin/sh\n{begin}", "utf-8")
        self._command.chmod(0o755)
        self._browser: Any = None

    def running(self) -> Any:
        """The browser, which runs."""
        if self._browser is None or not self._answers():
            self._log.write_text("", "utf-8")
            self._browser = self._launch(
                executable_path=self._command, args=CHROMIUM_FLAGS, env=environment()
            )
        return self._browser

    def settle(self) -> None:
        """Close all pages; raises :class:`AssertionError`, with what it said, if it has died."""
        if not self._answers():
            said = self._log.read_text("utf-8", "replace")[-MOST_SAID:]
            raise AssertionError(f"Chromium ended during this test. It said:\n{said}")
        for each in self._browser.contexts:
            each.close()

    def close(self) -> None:
        """End it."""
        if self._browser is not None and self._answers():
            self._browser.close()

    def _answers(self) -> bool:
        """Whether it can open a page; only what is asked of it finds out that it has died."""
        from playwright.sync_api import Error

        try:
            self._browser.new_context().close()
        except Error:
            return False
        return True


def shipped_project(root: Path) -> Path:
    """A copy of the project that docgen ships, without documents."""
    for name in ("content", "templates"):
        shutil.copytree(REPOSITORY / name, root / name)
    shutil.copy(REPOSITORY / "docgen.toml", root)
    return root
