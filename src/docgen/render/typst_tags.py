"""The structure of a PDF by Typst, with quotations, references and languages marked as such.

Typst has no element for a reference, and gives none a title. :mod:`docgen.render.typst_page` has it
write the number of each as the colour of a line that is not drawn (ISO 32000-1, 14.8.5.4.4); here
the element gets its type and title instead, those that :mod:`docgen.fidelity.tags` reads.

Typst gives a block the language of its words, but words within a block none, and of no tag more
than language and region (ISO 32000-1, 14.9.2): these are added too.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping

from docgen.fidelity.spans import SHAPED, TextSpan
from docgen.render.typst_page import KINDS

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
_START = re.compile(rb"startxref\n(\d+)\n%%EOF\s*\Z")
_ENTRY = 20  # bytes of a line of the table of objects (ISO 32000-1, 7.5.4)
_SUBSECTION = re.compile(rb"xref\n0 (\d+)\n")


def mark_quotations(content: bytes, said: Iterable[TextSpan], language: str) -> bytes:
    """``content``, a PDF by Typst in ``language``, with its elements named.

    What was ``said`` in joined letters stands in place of these (ActualText): their glyphs come as
    painted, and parts of a line in any order. Raises :class:`RuntimeError` if Typst writes its
    files in another way than expected.
    """
    shifts: list[tuple[int, int]] = []  # where bytes were added or left out, how many up to there
    spans = {
        (_OF_SPANS[each.kind], each.number): each
        for each in said
        if each.number and (each.language or SHAPED.search(each.text))
    }
    pieces, at, moved = [], 0, 0
    for found in _FOUND.finditer(content):
        if found["catalogue"]:
            new = b"/%s(%s)" % (found["catalogue"], language.encode())
        else:
            new = _named(found, spans)
        pieces += [content[at : found.start()], new]
        at = found.end()
        moved += len(new) - len(found[0])
        shifts.append((found.start(), moved))
    return _with_table(content, b"".join([*pieces, content[at:]]), shifts)


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


def _with_table(before: bytes, content: bytes, shifts: list[tuple[int, int]]) -> bytes:
    """``content`` with the places of its objects, which had others ``before``."""
    start = _START.search(before)
    table = _SUBSECTION.match(before, int(start[1])) if start else None
    if not start or not table:
        raise RuntimeError("Typst writes its table of objects in another way than expected")
    places = [place for place, _ in shifts]
    total = shifts[-1][1] if shifts else 0

    def moved(offset: int) -> int:
        at = bisect_left(places, offset)
        return offset + (shifts[at - 1][1] if at else 0)

    lines = []
    for number in range(int(table[1])):
        line = before[table.end() + number * _ENTRY : table.end() + (number + 1) * _ENTRY]
        offset = moved(int(line[:10])) if line[17:18] == b"n" else int(line[:10])
        lines.append(b"%010d%s" % (offset, line[10:]))
    begin = int(start[1]) + total
    size = _ENTRY * int(table[1])
    head = begin + table.end() - table.start()
    end = _START.search(content)
    assert end  # noqa: S101 - as before
    return b"".join(
        [
            *(content[:head], *lines, content[head + size : end.start()]),
            b"startxref\n%d\n%%%%EOF" % begin,
        ]
    )
