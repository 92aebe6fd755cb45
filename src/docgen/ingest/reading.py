"""The bytes of a file → its draft, in this process or in one of its own."""

from pathlib import Path

from docgen.cues.loading import load_rules
from docgen.cues.rules import Rules
from docgen.errors import ContentError
from docgen.ingest.drafting import Draft, draft
from docgen.ingest.language import is_plainly, judge
from docgen.ingest.scripts import two_scripts
from docgen.load.own_vocabulary import Vocabularies
from docgen.readers.read import check, read
from docgen.sources import Sources
from docgen.workers.isolated import SECONDS, run_isolated

_NO_WORDS = (
    "text: its letters make no words of any known language; compare it with the page, and if it"
    " differs, use another file of the text or read the page by OCR"
)
_LITTLE_TEXT = "language: {}, detected from little text; if it is wrong, give --language"


def draft_of(
    content: bytes,
    path: str,
    sources: Sources,
    declaration: str,
    language: str | None,
    removed: frozenset[str] = frozenset(),
    seconds: float = SECONDS,
) -> tuple[Draft, Rules]:
    """The draft of a file for ``declaration``, made in a process of its own within ``seconds``.

    The language is detected if it is not given; blocks whose words are ``removed`` are left out.
    Raises :class:`DocgenError` for a file that cannot be read, or not in time.
    """
    check(content, path)
    return run_isolated(
        path, seconds, _draft_of, content, path, sources.root, declaration, language, removed
    )


def draft_here(
    content: bytes,
    path: str,
    sources: Sources,
    declaration: str,
    language: str | None,
    removed: frozenset[str] = frozenset(),
) -> tuple[Draft, Rules]:
    """The draft of a file, made in this process; see :func:`draft_of`.

    Raises :class:`ContentError` if the file cannot be read or holds no text, and the errors of
    :func:`docgen.ingest.drafting.draft`.
    """
    check(content, path)
    issued = read(content, path)
    if not any(line.text for line in issued.lines):
        raise ContentError("holds no text", path, hint="a scan needs a text layer first")
    vocabularies = Vocabularies(sources)
    vocabulary = vocabularies.of(declaration)
    text = " ".join(line.text for line in issued.lines)
    doubts = []
    if language is None or not is_plainly(language, text):
        spoken = judge(text)
        if language is None and not spoken.sure:
            doubts.append(_LITTLE_TEXT.format(spoken.language))
        if not spoken.holds_words:
            doubts.append(_NO_WORDS)
        language = language or spoken.language
    if mixed := two_scripts(issued.lines):
        doubts.append(mixed)
    rules = load_rules(sources, language, declaration, vocabularies)
    made = draft(issued, content, path, rules, vocabulary, language, removed)
    for doubt in doubts:
        made = made.doubting(doubt)
    return made, rules


def _draft_of(
    content: bytes,
    path: str,
    root: Path,
    declaration: str,
    language: str | None,
    removed: frozenset[str],
) -> tuple[Draft, Rules]:
    return draft_here(content, path, Sources(root), declaration, language, removed)
