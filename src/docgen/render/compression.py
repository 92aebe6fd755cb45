"""The objects of a PDF, each put into bytes once.

pydyf writes each object into the file, and all of them a second time for the file's identifier. So
it compresses each page and font twice, as hard as zlib can: for one part in a hundred of the size,
five times as long as by zlib's own default.
"""

import zlib
from typing import Any

from docgen.render.weasyprint_private import PdfObject, Stream

_LEVEL = 6  # of zlib
_STREAM, _END = b"\nstream\n", b"\nendstream"


class _Written(PdfObject):  # type: ignore[misc]  # pydyf has no types
    """An object whose bytes are known; it stands where ``other`` stood."""

    def __init__(self, other: Any, data: bytes) -> None:
        super().__init__()
        self.number, self.generation = other.number, other.generation
        self._data, self._compressible = data, other.compressible

    @property
    def data(self) -> bytes:
        return self._data

    @property
    def compressible(self) -> bool:
        return bool(self._compressible)


def put_into_bytes(pdf: Any) -> None:
    """Replace each object of ``pdf``, to which nothing more is done, by its bytes."""
    for at, each in enumerate(pdf.objects):
        if each.free == "n":
            pdf.objects[at] = _Written(each, _bytes_of(each))


def _bytes_of(each: Any) -> bytes:
    if not (isinstance(each, Stream) and each.compress):
        return bytes(each.data)
    raw = Stream(each.stream).data.split(_STREAM, 1)[1].removesuffix(_END)
    extra = {**each.extra, "Filter": "/FlateDecode"}
    return bytes(Stream([zlib.compress(raw, _LEVEL)], extra).data)
