"""Colours of a PDF by Typst, read without its colour profiles.

Typst gives each file a profile of sRGB, and of its greys, although these are what a reader takes
colours for that have none. pdfium works out anew for each file how to convert them, which takes it
longer than all the rest of a page.
"""

import re
import zlib
from functools import lru_cache
from hashlib import sha256

from docgen.fidelity.typst_file import packed_stream_of

_PROFILED = re.compile(rb"\[/ICCBased (\d+) 0 R\](?=\nendobj\n)")  # an object of its own
# Of Typst 0.15: “sRGB” and “sGry” of Compact ICC Profiles, by their digests.
_PLAIN = {
    "c56e1685d888f5edb92fe07f2750f387f8fe8e91b32ff8fb0b56bfbbb9458353": b"/DeviceRGB",
    "00c0f94e09127520a17dc0e1d9264b5702081d96dbdb1549ee88e3631ce42a9d": b"/DeviceGray",
}


def without_profiles(content: bytes) -> bytes:
    """A PDF with plain colours in place of those known to be the same, all else where it was."""
    if b"/ICCBased" not in content:
        return content

    def plain(found: re.Match[bytes]) -> bytes:
        try:
            name = _plain(packed_stream_of(content, found[1]))
        except (ValueError, RuntimeError):
            name = None
        return name.ljust(len(found[0])) if name else found[0]

    return _PROFILED.sub(plain, content)


@lru_cache(maxsize=16)
def _plain(profile: bytes) -> bytes | None:
    """What the colours of a profile are the same as, if that is known."""
    try:
        return _PLAIN.get(sha256(zlib.decompress(profile)).hexdigest())
    except zlib.error:
        return None
