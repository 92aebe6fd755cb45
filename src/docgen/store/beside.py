"""The digests of thousands of documents, worked out by a process beside.

To see whether each file is still as docgen wrote it is half of what a build does before it renders.
A process of its own does that on another core while the content is read and cut.
"""

import subprocess
import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryFile

import msgspec

from docgen.store import outputs
from docgen.store.outputs import Digest

MANY = 3000  # documents, whose files take about as long as the start of a process
_COMMAND = (sys.executable, "-P", "-c", "from docgen.store.beside import answer; answer()")


@contextmanager
def digests_beside(output: Path, paths: Collection[str]) -> Iterator[Digest]:
    """:func:`outputs.digests` of ``output``; if there are many ``paths``, known of them soon.

    The first question waits for the process. What it could not answer is answered here.
    """
    here = outputs.digests(output)
    process = _start(output, paths) if len(paths) >= MANY else None
    if process is None:
        yield here
        return
    known: dict[str, str | None] | None = None

    def digest(path: str) -> str | None:
        nonlocal known
        if known is None:
            known = _answers(process)
        return known[path] if path in known else here(path)

    with process:
        try:
            yield digest
        finally:
            process.kill()  # if nobody has asked


def _start(output: Path, paths: Collection[str]) -> "subprocess.Popen[bytes] | None":
    try:
        with TemporaryFile() as questions:
            questions.write(msgspec.json.encode(sorted(paths)))
            questions.seek(0)
            return subprocess.Popen(  # noqa: S603 - this Python
                [*_COMMAND, output],
                stdin=questions,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
    except OSError:  # as if there were not many
        return None


def _answers(process: "subprocess.Popen[bytes]") -> dict[str, str | None]:
    told, _ = process.communicate()
    with suppress(msgspec.DecodeError):  # it was killed, or could not start
        return msgspec.json.decode(told, type=dict[str, str | None])
    return {}


def answer() -> None:
    """In the process: the digests of the paths on standard input, as JSON on standard output."""
    digest, found = outputs.digests(Path(sys.argv[1])), dict[str, str | None]()
    for path in msgspec.json.decode(sys.stdin.buffer.read(), type=list[str]):
        with suppress(OSError):  # whoever asked finds the same, and says so
            found[path] = digest(path)
    sys.stdout.buffer.write(msgspec.json.encode(found))
