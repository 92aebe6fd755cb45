"""Embeddings that Typst leaves in a PDF: taken out of what its letters stand for.

Where text runs in another direction than its paragraph, Typst puts it into an embedding (Unicode
Standard Annex 9, 2.1) before it is laid out. The characters that begin and end one have no glyphs,
so a letter beside them stands for both, in its font's character map or in a replacement text. Who
copies the words would get them.
"""

import re
import zlib
from collections.abc import Iterator

from docgen.fidelity.typst_file import packed_stream_of
from docgen.render.typst_rewriting import Rewriting

_STREAMS = re.compile(rb"/(?:Contents|ToUnicode) (\d+) 0 R|\n(\d+) 0 obj\n<<[^\n]*/Subtype/Form\b")
# Several characters, in UTF-16, for which glyphs stand.
_MEANING = re.compile(rb"(/ActualText<feff|> ?<)((?:[0-9a-f]{4}){2,})(?=>)", re.IGNORECASE)
# As Typst puts them around words and, where these go on in another font, between them; any more
# are none of Typst's, and stay for the gate to find.
_EMBEDDED = re.compile("[\u202a\u202b]?(.+?)(?:\u202c[\u202a\u202b]?)?", re.DOTALL)
_LENGTH = re.compile(rb"/Length \d+")
_LEVEL = 6  # of zlib


def without_embeddings(content: bytes) -> Iterator[Rewriting]:
    """What to change in ``content``, a PDF by Typst, so that letters stand for themselves alone.

    Raises :class:`RuntimeError` if Typst writes streams in another way than expected.
    """
    numbers = {page or form for page, form in _STREAMS.findall(content)}
    for number in sorted(numbers, key=int):
        packed = packed_stream_of(content, number)
        raw = zlib.decompress(packed)
        if (plain := _MEANING.sub(_plain, raw)) == raw:
            continue
        start = content.index(b"\n%s 0 obj\n" % number)
        begin = content.index(b"\nstream\n", start) + len(b"\nstream\n")
        new = zlib.compress(plain, _LEVEL)
        if length := _LENGTH.search(content, start, begin):
            yield Rewriting(*length.span(), b"/Length %d" % len(new))
        yield Rewriting(begin, begin + len(packed), new)


def _plain(meaning: re.Match[bytes]) -> bytes:
    """What glyphs stand for, in the form in which it was written, without an embedding."""
    text = bytes.fromhex(meaning[2].decode()).decode("utf-16-be", "surrogatepass")
    embedded = _EMBEDDED.fullmatch(text)
    if not embedded or embedded[1] == text:
        return meaning[0]
    plain = embedded[1].encode("utf-16-be", "surrogatepass").hex().encode()
    return meaning[1] + (plain if meaning[2].islower() else plain.upper())
