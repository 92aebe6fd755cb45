#!/bin/bash
# Typst 0.15.2: `10#super[9]` is set with the font's own raised glyph where the font has one (OpenType
# 'sups'). In the PDF that glyph has the size and the baseline of the figures before it, and is mapped
# to a plain 9: readers see "109", and nothing but the outline of the glyph tells. With
# `typographic: false` the 9 is smaller and higher, as readers expect.
#
# It matters to whoever reads figures and note marks back from PDFs by size or position.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check typst==0.15.2 pdfminer.six==20260107
cat > "$folder/try.py" <<'PYTHON'
import logging
from io import BytesIO

import typst
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar

logging.disable()


def characters(element):
    if isinstance(element, LTChar):
        yield element
    elif hasattr(element, "__iter__"):
        for each in element:
            yield from characters(each)


def show(source):
    pdf = typst.compile(f"#set page(width: 9cm, height: 3cm)\n{source}".encode())
    found = list(characters(extract_pages(BytesIO(pdf))))
    one, *_, nine = found
    same = nine.matrix[5] == one.matrix[5] and nine.matrix[0] == one.matrix[0]
    text = "".join(each.get_text() for each in found)
    print(f"{source}: reads {text}, 9 has the size and baseline of 1: {same}")


show("10#super[9]")
show("10#super(typographic: false)[9]")
PYTHON
"$folder/venv/bin/python" "$folder/try.py" | tee "$folder/seen"
diff - "$folder/seen" <<'EXPECTED'
10#super[9]: reads 109, 9 has the size and baseline of 1: True
10#super(typographic: false)[9]: reads 109, 9 has the size and baseline of 1: False
EXPECTED
