"""The gate for Word files: a finished file is written only if it passes all these proofs."""

from docgen.errors import FidelityError
from docgen.fidelity.direction import prove_direction
from docgen.fidelity.printed import Printed, prove_printed, prove_quoted
from docgen.fidelity.quotations import prove_quotations
from docgen.fidelity.word import WordFile, read_word
from docgen.view import View

_SHOWN = 60  # characters of a passage in a message


def prove_word(content: bytes, printed: Printed, view: View) -> None:
    """Check the finished file ``content`` of ``view`` against what its template ``printed``.

    Every quotation is whole, word for word and of the paragraph that it cites; quotations are what
    the template was given to quote, in order, and in their language; everything printed is there
    and can be seen; and the file holds nothing that a reader's Word would fetch, run or replace.

    Raises :class:`FidelityError` if not, :class:`TemplateError` if the template prints the
    declaration's words as if they were ours.
    """
    file = read_word(content)
    prove_clear(file, printed.template)
    prove_direction(each.text for each in file.pieces)
    prove_languages(file, view)
    prove_quotations(file.pieces, view)
    prove_printed(file, printed)
    prove_quoted(file, printed)


def prove_languages(file: WordFile, view: View) -> None:
    """Raise :class:`FidelityError` if Word reads words of the declaration in another language."""
    language = view.head.language
    for piece in file.pieces:
        if piece.kind == "quotation" and _first(piece.language) != _first(language):
            found = f"with '{piece.language}'" if piece.language else "with no language"
            raise FidelityError(
                f"marks words of the declaration {found}, but they are in '{language}':"
                f" “{piece.text[:_SHOWN]}”"
            )


def _first(tag: str) -> str:
    """``sr-Latn-RS`` → sr: the language alone."""
    return tag.partition("-")[0]


def prove_clear(file: WordFile, template: str) -> None:
    """Raise :class:`FidelityError` if a reader cannot see text of ``file``, or is misled by it."""
    if file.problems:
        more = f"; {len(file.problems) - 1} more like it" if file.problems[1:] else ""
        raise FidelityError(file.problems[0] + more, template)
