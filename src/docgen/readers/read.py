"""A file as issued → its lines, by the reader for its ending."""

from collections.abc import Callable
from pathlib import PurePosixPath

from docgen.errors import ContentError
from docgen.readers import akoma_ntoso, html, markdown, pdf, plain, word
from docgen.readers.issued import Issued, too_much

MOST_BYTES = 20 << 20  # of a file
_SAVED = (".txt", ".md", ".html", ".htm", ".docx", ".pdf")  # what programs for texts write
KINDS = (*_SAVED, ".xml")


def read(content: bytes, path: str) -> Issued:
    """The lines of ``content``, the bytes of a file; the ending of ``path`` chooses the reader.

    Raises :class:`ContentError` if the file is empty, too large, damaged or of another kind.
    """
    check(content, path)
    return _reader(kind_of(path))(content, path)


def check(content: bytes, path: str) -> None:
    """Raise :class:`ContentError` for a file that is empty, too large or of an unknown kind."""
    kind_of(path)
    if len(content) > MOST_BYTES:
        raise too_much(path, "bytes", MOST_BYTES)
    if not content.strip():
        raise ContentError("the file is empty", path)


def kind_of(path: str) -> str:
    """The ending of ``path``, in lower case. Raises :class:`ContentError` if no reader takes it."""
    kind = PurePosixPath(path).suffix.lower()
    if kind not in KINDS:
        raise ContentError(
            f"'{kind or PurePosixPath(path).name}' files cannot be imported",
            path,
            hint=f"save it as one of {', '.join(_SAVED)}",
        )
    return kind


def _reader(kind: str) -> Callable[[bytes, str], Issued]:
    if kind == ".pdf":
        return pdf.read
    if kind == ".docx":
        return word.read
    if kind == ".md":
        return markdown.read
    if kind == ".xml":
        return akoma_ntoso.read
    return html.read if kind in (".html", ".htm") else plain.read
