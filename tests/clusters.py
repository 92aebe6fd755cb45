"""Real Dask clusters for tests: a scheduler and workers, each a process of its own."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

# So that no file of settings on the machine decides how a test goes.
_ENVIRONMENT = {"DASK_CONFIG": os.devnull, "DASK_DISTRIBUTED__ADMIN__LOG_LENGTH": "0"}


class Node:
    """A running ``dask scheduler`` or ``dask worker``."""

    def __init__(self, words: tuple[str, ...], environment: Mapping[str, str]) -> None:
        command = [sys.executable, "-m", "dask", *words, "--host", "127.0.0.1"]
        self.process = subprocess.Popen(
            [*command, "--dashboard-address", "127.0.0.1:0"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, **_ENVIRONMENT, **environment},
        )
        assert self.process.stderr
        self._said: list[str] = []
        self._reader = threading.Thread(target=self._read, args=(self.process.stderr,), daemon=True)
        self._reader.start()

    def find(self, pattern: str) -> str:
        """What it says that matches, as soon as it does."""
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and self.process.poll() is None:
            if found := re.search(pattern, "".join(self._said)):
                return found[1]
            time.sleep(0.02)
        raise AssertionError("".join(self._said))

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """End it, if it still runs."""
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.kill()
        self._reader.join(10)
        assert self.process.stderr
        self.process.stderr.close()

    def _read(self, stream: IO[str]) -> None:
        self._said.extend(iter(stream.readline, ""))


class Cluster:
    """A scheduler and its workers, which share nothing with the tests but the machine."""

    def __init__(self, folder: Path, environment: Mapping[str, str] | None = None) -> None:
        self._folder = folder
        self._environment = environment or {}
        secure = any("TLS" in name for name in self._environment)
        protocol = ("--protocol", "tls" if secure else "tcp")
        self.scheduler = Node(("scheduler", "--port", "0", *protocol), self._environment)
        self.nodes = [self.scheduler]
        self.address = self.scheduler.find(r"Scheduler at:\s+(\S+)")

    @property
    def executor(self) -> str:
        """The value for ``--executor``."""
        return self.address.replace("tcp://", "dask://")

    def add(
        self, *options: str, nanny: bool = False, environment: Mapping[str, str] | None = None
    ) -> Node:
        """Start one worker more."""
        words = ("--nthreads", "1", "--local-directory", str(self._folder), *options)
        node = Node(
            ("worker", self.address, "--nanny" if nanny else "--no-nanny", *words),
            {**self._environment, **(environment or {})},
        )
        self.nodes.append(node)
        node.find(r"(Registered to)")
        return node


@contextmanager
def running(
    folder: Path, workers: int = 0, environment: Mapping[str, str] | None = None
) -> Iterator[Cluster]:
    """A cluster with so many workers for as long as the ``with`` block lasts."""
    cluster = Cluster(folder, environment)
    try:
        for _ in range(workers):
            cluster.add()
        yield cluster
    finally:
        for node in reversed(cluster.nodes):
            node.stop()
