"""Drafting in a process of its own: a file that hangs, crashes or swells it ends only that."""

import multiprocessing
import resource
import signal
from pathlib import Path

from pebble import ProcessExpired, ProcessPool

from docgen.errors import ContentError, DocgenError
from docgen.ingest.drafting import Draft, draft
from docgen.ingest.language import detect
from docgen.ingest.read import check, read
from docgen.ingest.rules import Rules, load_rules
from docgen.load.vocabulary import load_vocabulary
from docgen.sources import Sources

SECONDS = 60.0
MEMORY = 2048  # MiB of address space


def draft_of(
    content: bytes, path: str, sources: Sources, language: str | None, seconds: float = SECONDS
) -> tuple[Draft, Rules]:
    """The draft of a file, within ``seconds``; the language is detected unless it is told."""
    check(content, path)
    context = multiprocessing.get_context("forkserver")
    pool = ProcessPool(1, initializer=_limit, initargs=(MEMORY,), context=context)
    try:
        outcome = pool.schedule(
            _attempt, (content, path, str(sources.root), language), timeout=seconds
        )
        found = outcome.result()
    except TimeoutError as error:
        raise ContentError(f"reading took longer than {seconds:g} s", path) from error
    except ProcessExpired as error:
        code = error.exitcode or 0
        how = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        raise ContentError(f"the file made its reader end ({how})", path) from error
    finally:
        pool.stop()
        pool.join()
    if isinstance(found, DocgenError):
        raise found
    return found


def draft_here(
    content: bytes, path: str, sources: Sources, language: str | None
) -> tuple[Draft, Rules]:
    """The draft of a file, in this process."""
    check(content, path)
    issued = read(content, path)
    if not any(line.text for line in issued.lines):
        raise ContentError("holds no text", path, hint="a scan needs a text layer first")
    vocabulary = load_vocabulary(sources)
    sure = True
    if language is None:
        language, sure = detect(" ".join(line.text for line in issued.lines))
    rules = load_rules(sources, language, vocabulary)
    made = draft(issued, content, path, rules, vocabulary, language)
    return (made if sure else made.doubting(f"language: {language}, from little text")), rules


def _limit(memory: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory << 20, memory << 20))


def _attempt(
    content: bytes, path: str, root: str, language: str | None
) -> tuple[Draft, Rules] | DocgenError:
    try:
        return draft_here(content, path, Sources(Path(root)), language)
    except DocgenError as error:
        return error
    except (MemoryError, RecursionError):
        return ContentError("reading needs more memory than a file may have", path)
