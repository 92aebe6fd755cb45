"""What objects say is read from all characters of a page as pdfium gives it for each of them."""

from unittest.mock import patch

import pytest
import typst

from docgen.errors import FidelityError
from docgen.fidelity.page_text import PageText, Said
from docgen.fidelity.pdf import open_pdf

# Two columns, and a line drawn before that above it.
PAGE = """#set document(title: "T")
Seas~rise. #h(1fr) Lakes~fall: 14~(b). #place(dy: 2cm)[Below] Above
#columns(2)[Wells dry out over the years. #colbreak() Winds~blow.]
"""


@pytest.fixture(scope="module")
def content() -> bytes:
    return typst.compile(PAGE.encode(), pdf_standards=["ua-1"])


def asked(self: PageText, texts: list[tuple[int, bool]]) -> list[Said]:
    return [(self._asked(text), -1) for text, _ in texts]


def test_as_pdfium_says_of_each(content: bytes) -> None:
    with open_pdf(content) as pdf:
        found = next(pdf.pages).texts
    with patch.object(PageText, "said_by", asked), open_pdf(content) as pdf:
        each = next(pdf.pages).texts
    assert [text.text.strip() for text in found] == [text.text.strip() for text in each]
    assert sum(text.start >= 0 for text in found) > len(found) / 2


def test_words_out_of_order_are_found_even_without_ink(content: bytes) -> None:
    with open_pdf(content) as pdf:
        page = next(pdf.pages)
        first, *others = (each for each in page.texts if each.text.strip())
        said = page.characters.said_by([(each.handle, False) for each in (*others, first)])
    assert [text.strip() for text, _ in said] == [each.text.strip() for each in (*others, first)]


def test_a_page_that_is_not_in_the_file_is_no_empty_one() -> None:
    lacking = b"""%PDF-1.7
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Count 2/Kids[3 0 R 4 0 R]>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>> endobj
trailer <</Root 1 0 R/Size 4>>
%%EOF
"""
    with open_pdf(lacking) as pdf:
        assert next(pdf.pages).number == 1
        with pytest.raises(FidelityError, match="page 2 of the finished PDF cannot be read back"):
            next(pdf.pages)
