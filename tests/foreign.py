"""A text as issued, as a file of each kind that is imported."""

import io
from collections.abc import Callable
from functools import cache

from docx import Document

from conftest import REPOSITORY
from drafts import pdf_of

TEXT = (REPOSITORY / "content/central-asia-italy-2025/source/en.txt").read_bytes()
PART = TEXT[:5000].decode()


@cache
def word() -> bytes:
    document = Document()
    document.add_heading("Joint Statement", 0)
    for block in PART.split("\n\n"):
        document.add_paragraph("".join(each for each in block if each.isprintable()))
    for each in ("Fish", "Energy"):
        document.add_paragraph(each, style="List Number")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


@cache
def page() -> bytes:
    blocks = "".join(f"<p>{block}" for block in PART.split("\n\n"))
    return f"<html><body><h1>Joint <b>Statement</b></h1>{blocks}<ol><li>x<li>y</ol>".encode()


@cache
def pdf() -> bytes:
    return pdf_of(page().decode())


FILES: dict[str, Callable[[], bytes]] = {
    "a.txt": lambda: TEXT,
    "a.md": lambda: TEXT,
    "a.html": page,
    "a.docx": word,
    "a.pdf": pdf,
}
