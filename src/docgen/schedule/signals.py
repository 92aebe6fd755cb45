"""SIGTERM and SIGINT as a request to stop, which the schedule checks between steps."""

import signal
import time
from types import FrameType
from typing import Self

_SIGNALS = (signal.SIGTERM, signal.SIGINT)
_BEAT = 0.5  # seconds between looks while sleeping


class Signals:
    """Within its ``with`` block the first signal asks to stop.

    The second ends the process at once.
    """

    def __init__(self) -> None:
        self._asked = False

    def __enter__(self) -> Self:
        self._before = {each: signal.signal(each, self._hear) for each in _SIGNALS}
        return self

    def __exit__(self, *_: object) -> None:
        for each, handler in self._before.items():
            signal.signal(each, handler)

    def stop(self) -> bool:
        """Whether a signal has come."""
        return self._asked

    def sleep(self, seconds: float) -> None:
        """Wait for ``seconds``, or until a signal comes."""
        end = time.monotonic() + seconds
        while not self._asked and (left := end - time.monotonic()) > 0:
            time.sleep(min(left, _BEAT))

    def _hear(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002
        self._asked = True
        for each in _SIGNALS:
            signal.signal(each, signal.default_int_handler)
