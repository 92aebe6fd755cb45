"""Objects of a PDF as Typst writes them, found by their bytes: each is plain and begins a line."""

import re
import zlib

_LENGTH = re.compile(rb"/Length (\d+)")


def object_of(content: bytes, number: bytes) -> bytes:
    """The object ``number`` without its end."""
    start = content.index(b"\n%s 0 obj\n" % number)
    return content[start : content.index(b"\nendobj", start)]


def stream_of(content: bytes, number: bytes) -> bytes:
    """The bytes of the stream ``number``, decoded.

    Raises :class:`RuntimeError` if Typst writes streams in another way than expected.
    """
    return zlib.decompress(packed_stream_of(content, number))


def packed_stream_of(content: bytes, number: bytes) -> bytes:
    """The bytes of the stream ``number`` as they are in the file."""
    start = content.index(b"\n%s 0 obj\n" % number)
    begin = content.index(b"\nstream\n", start) + len(b"\nstream\n")
    length = _LENGTH.search(content, start, begin)
    if not length:
        raise RuntimeError("Typst writes streams in another way than expected")
    return content[begin : begin + int(length[1])]
