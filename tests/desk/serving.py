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

CHROMIUM = "/usr/bin/chromium"
SECONDS = 60.0


class Desk:
    """A desk of the project in ``root``; ``address`` opens it."""

    def __init__(self, root: Path) -> None:
        self._process = start(root)
        assert self._process.stdout is not None
        told = self._process.stdout.readline()
        self.address = re.findall(r"http://\S+", told)[0]
        self.origin = self.address.partition("/?")[0]

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


@contextmanager
def chromium() -> Iterator[Any]:
    """Debian's Chromium, without a window."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


def shipped_project(root: Path) -> Path:
    """A copy of the project that docgen ships, without documents."""
    for name in ("content", "templates"):
        shutil.copytree(REPOSITORY / name, root / name)
    shutil.copy(REPOSITORY / "docgen.toml", root)
    return root
