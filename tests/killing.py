"""Work that is killed at a given step: the process of its own that does it gets SIGKILL."""

import os
import signal
import sys
from collections.abc import Callable

# What Python reports to audit hooks before it asks the system for it.
_STEPS = ("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate")


def killed_at(step: int, work: Callable[[], object]) -> bool:
    """Have a copy of this process do ``work``, and kill it before its ``step``-th step on disk.

    Whether it was killed: it may have been done before.
    """
    child = os.fork()
    if not child:
        sys.addaudithook(_Killer(step))
        try:
            work()
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


class _Killer:
    def __init__(self, step: int) -> None:
        self._left = step

    def __call__(self, event: str, _: tuple[object, ...]) -> None:
        if event in _STEPS:
            self._left -= 1
            if self._left < 0:
                os.kill(os.getpid(), signal.SIGKILL)
