"""PDFs of a Typst source, or of a folder of them: ``plain_typst.py SOURCES FONTS OUT``."""

import sys
from pathlib import Path

import typst

sources, fonts, out = map(Path, sys.argv[1:])
for file in sorted(sources.glob("*.typ")) if sources.is_dir() else [sources]:
    typst.compile(
        str(file),
        output=str(out / f"{file.stem}.pdf"),
        font_paths=[str(fonts)],
        ignore_system_fonts=True,
        pdf_standards="ua-1",
    )
