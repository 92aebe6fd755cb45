"""Standard input, output and errors: there, and able to take any character."""

import io
import os
import sys
from pathlib import Path
from typing import TextIO


def prepare() -> None:
    """Open what is closed, and have characters that an encoding lacks written as ``\\u2192``.

    A file opened while standard output is closed would get its number, and what is printed.
    """
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= 2:
        os.set_inheritable(descriptor, True)
    os.close(descriptor)
    sys.stdout = _tolerant(sys.stdout)
    sys.stderr = _tolerant(sys.stderr)


def close_broken() -> None:
    """Give up streams that take no more, so that Python does not fail on them when it ends."""
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
