"""The pages of a PDF → pictures."""

from pathlib import Path

import pypdfium2

_SCALE = 1.6  # 115 dots an inch: the smallest print can be read


def draw(pdf: Path, folder: Path) -> list[Path]:
    """A picture of each page of ``pdf``, written to ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document, 1):
            path = folder / f"{pdf.stem}-{number}.png"
            page.render(scale=_SCALE).to_pil().save(path, compress_level=3)
            made.append(path)
    return made
