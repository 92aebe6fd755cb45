"""Colours by Typst are read as their profile gives them, whether or not pdfium uses it."""

import zlib
from unittest.mock import patch

import pytest
import typst

from docgen.fidelity.pdf import open_pdf
from docgen.fidelity.profiles import without_profiles
from docgen.fidelity.typst_file import packed_stream_of

PAGE = """#set document(title: "T", date: datetime(year: 2025, month: 5, day: 30))
#for n in range(17) [#text(fill: rgb(15 * n, 7 * n, 255 - 15 * n), [red]), #text(luma(15 * n))[grey]
#box(width: 9pt, height: 9pt, fill: rgb(9 * n, 255 - 9 * n, 90, 50%))#box(fill: luma(9 * n))[on] ]
"""


@pytest.fixture(scope="module")
def content() -> bytes:
    return typst.compile(PAGE.encode(), pdf_standards=["a-2a", "ua-1"])


def paints(content: bytes) -> list[object]:
    with open_pdf(content) as pdf:
        pages = [([each.paint for each in page.texts], page.shapes) for page in pdf.pages]
    return [*pages[0][0], *(each.paint for each in pages[0][1])]


def test_colours_are_the_same(content: bytes) -> None:
    plain = without_profiles(content)
    assert len(plain) == len(content)
    assert content.count(b"\n[/ICCBased ") == 2  # of colours, of greys
    assert b"\n[/ICCBased " not in plain
    with patch("docgen.fidelity.pdf.without_profiles", bytes):
        exact = paints(content)
    assert len(set(exact)) > 50
    assert paints(content) == exact


def test_another_profile_stays(content: bytes) -> None:
    number = content.partition(b"\n[/ICCBased ")[2].partition(b" ")[0]
    profile = packed_stream_of(content, number)
    other = zlib.compress(zlib.decompress(profile).replace(b"para", b"parb"))
    for put in (other, b"\0" * len(profile)):
        changed = content.replace(profile, put)
        assert without_profiles(changed).count(b"\n[/ICCBased ") == 1
