"""A PDF's objects are put into bytes once, and say what they said."""

from io import BytesIO

import pytest
from pydyf import PDF, Dictionary, Stream
from pypdfium2 import PdfDocument

from docgen.render.compression import put_into_bytes

LINES = b"0 0 m 10 10 l S"


def made(*, finish: bool) -> tuple[bytes, int]:
    """A file of a page with ``LINES``, and how often these were put into bytes by pydyf."""
    times = []

    class Content(Stream):  # type: ignore[misc]  # pydyf has no types
        @property
        def data(self) -> bytes:
            times.append(1)
            return bytes(super().data)

    pdf = PDF()
    content = Content([LINES], compress=True)
    pdf.add_object(content)
    page = {"Type": "/Page", "MediaBox": "[0 0 100 100]", "Contents": content.reference}
    pdf.add_page(Dictionary({**page, "Parent": pdf.pages.reference}))
    if finish:
        put_into_bytes(pdf)
    file = BytesIO()
    pdf.write(file, identifier=True, compress=True)
    return file.getvalue(), len(times)


@pytest.mark.parametrize("finish", [False, True])
def test_what_is_drawn_and_the_identifier_are_there(finish: bool) -> None:
    content, _ = made(finish=finish)
    with PdfDocument(content) as pdf:
        assert len(list(pdf[0].get_objects())) == 1
    assert b"/ID" in content
    assert LINES not in content


def test_pydyf_compresses_for_the_file_and_for_its_identifier() -> None:
    assert made(finish=False)[1] == 2
    assert made(finish=True)[1] == 0


def test_the_same_objects_are_the_same_bytes() -> None:
    assert made(finish=True) == made(finish=True)
