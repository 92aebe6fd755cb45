"""Keeps the working folder off Python's import path, here and in every child process.

``python -m`` and ``python -c`` put the working folder first, and multiprocessing starts its helper
processes with ``python -c``: a file there named like a module would be run. This module imports
only what the interpreter itself has loaded already.
"""

import os
import sys

# Where docgen and the libraries are installed, in case that is the working folder.
_INSTALLED = {
    os.path.dirname(os.path.dirname(os.path.realpath(__file__))),
    os.path.dirname(os.path.realpath(os.__file__)),
}


def leave_out_working_folder() -> None:
    """Remove the working folder from ``sys.path`` here and in child processes."""
    os.environ["PYTHONSAFEPATH"] = "1"
    sys.path[:] = [entry for entry in sys.path if not _is_working_folder(entry)]
    if entries := os.environ.get("PYTHONPATH"):
        kept = [each for each in entries.split(os.pathsep) if not _is_working_folder(each)]
        os.environ["PYTHONPATH"] = os.pathsep.join(kept)


def _is_working_folder(entry: str) -> bool:
    if not entry:
        return True
    path = os.path.realpath(entry)
    if path in _INSTALLED or os.path.basename(path) == "site-packages":
        return False
    try:
        return path == os.path.realpath(os.getcwd())
    except FileNotFoundError:  # the working folder was deleted
        return False
