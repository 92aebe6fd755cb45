"""Standard input, output and error: makes sure that they are open and can take any character."""

import io
import os
import sys
from pathlib import Path
from typing import TextIO


def prepare() -> None:
    r"""Open streams that are closed, and write characters that an encoding lacks as ``\u2192``.

    Otherwise a file opened while standard output is closed would get its number, and what is
    printed.
    """
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= 2:
        os.set_inheritable(descriptor, True)
    os.close(descriptor)
    sys.stdout = _tolerant(sys.stdout)
    sys.stderr = _tolerant(sys.stderr)


def close_broken() -> None:
    """Drop streams that no longer accept output, so that Python does not fail on them at exit."""
    for name in ("stdout", "stderr"):
        try:
            getattr(sys, name).flush()
        except OSError:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115


def _tolerant(stream: TextIO | None) -> TextIO:
    if stream is None:  # Python's, where the descriptor is closed
        return Path(os.devnull).open("w", encoding="utf-8")
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")
    return stream
