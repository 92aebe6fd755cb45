"""The structure of a PDF by Typst, with quotations, references and languages marked as such.

Typst has no element for a reference, and gives none a title. :mod:`docgen.render.typst_page` has it
write the number of each as the colour of a line that is not drawn (ISO 32000-1, 14.8.5.4.4); here
the element gets its type and title instead, those that :mod:`docgen.fidelity.tags` reads.

Typst gives a block the language of its words, but words within a block none, and of no tag more
than language and region (ISO 32000-1, 14.9.2): these are added too.
"""

import re
from collections.abc import Iterable, Mapping

from docgen.fidelity.spans import SHAPED, TextSpan
from docgen.language.tags import runs_from_right
from docgen.render.typst_embeddings import without_embeddings
from docgen.render.typst_page import KINDS
from docgen.render.typst_rewriting import Rewriting, rewritten

_FOUND = re.compile(  # begins with a sign, for which a long file is searched fast
    rb"/(?:(?P<catalogue>Type/Catalog[^\n]*?/Lang)\([^)\n]*\)|"
    rb"S/Span(?P<parent>/P \d+ 0 R)(?P<before>[^\n]*?)/A\[<</O/Layout(?P<more>[^\n>]*?)"
    rb"/TextDecorationColor\[(?P<colour>[\d. ]+)\]/TextDecorationThickness 0"
    rb"/TextDecorationType/Overline(?P<rest>[^\n>]*)>>\])"
)
# By kind, the type of the element, and its title without the number.
_NAMES = {
    "quotation": ("Quote", "Quotation"),
    "reference": ("Reference", "Reference"),
    "text": ("Span", "Text"),
}
_OF_SPANS = {"quotation": "quotation", "reference": "reference", "other": "text"}


def mark_quotations(content: bytes, said: Iterable[TextSpan], language: str) -> bytes:
    """``content``, a PDF by Typst in ``language``, with its elements named.

    What was ``said`` in joined letters stands in place of these (ActualText): their glyphs come as
    painted, and parts of a line in any order. Raises :class:`RuntimeError` if Typst writes its
    files in another way than expected.
    """
    spans = {
        (_OF_SPANS[each.kind], each.number): each
        for each in said
        if each.number and (each.language or SHAPED.search(each.text))
    }
    changes = [
        Rewriting(
            *found.span(),
            b"/%s(%s)" % (found["catalogue"], language.encode())
            if found["catalogue"]
            else _named(found, spans),
        )
        for found in _FOUND.finditer(content)
    ]
    if runs_from_right(language) or any(SHAPED.search(each.text) for each in spans.values()):
        changes += without_embeddings(content)
    return rewritten(content, changes)


def _named(found: re.Match[bytes], spans: Mapping[tuple[str, int], TextSpan]) -> bytes:
    kind, high, low = (round(float(each) * 255) for each in found["colour"].split())
    name, title = _NAMES[KINDS[kind]]
    attributes = found["more"] + found["rest"]
    kept = b"/A[<</O/Layout%s>>]" % attributes if attributes else b""
    number = high * 256 + low
    actual = spoken = b""
    if span := spans.get((KINDS[kind], number)):
        if SHAPED.search(span.text):
            actual = b"/ActualText<FEFF%s>" % span.text.encode("utf-16-be").hex().upper().encode()
        if span.language:
            spoken = b"/Lang(%s)" % span.language.encode()
    return b"/S/%s%s/T(%s %d)%s%s%s%s" % (
        *(name.encode(), found["parent"], title.encode(), number),
        *(actual, spoken, found["before"], kept),
    )
