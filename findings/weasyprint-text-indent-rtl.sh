#!/bin/bash
# WeasyPrint 70.0: in a paragraph from right to left, `text-indent` changes how much fits in the first
# line, but not where the line begins: it stays at the edge, whether the indent is positive or negative.
# Where it matters: hanging marks of lists and indented paragraphs of Arabic, Persian and Hebrew pages;
# the mark is in line with the words below it, and a line with a negative indent runs out of its box.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check weasyprint==70.0 font-source-sans-pro==0.0.1
"$folder/venv/bin/python" - <<'PYTHON' | tee "$folder/seen"
from font_source_sans_pro import SourceSansPro
from weasyprint import HTML


def edges(direction: str, indent: int) -> list[int]:
    """Where the first two lines begin, in px from the side where they should begin."""
    page = f"""<style>
        @page {{ size: 300px; margin: 0 }} body {{ margin: 0 }}
        @font-face {{ font-family: Own; src: url(file://{SourceSansPro}) }}
        p {{ font: 10px Own; margin: 50px; width: 200px; text-indent: {indent}px; text-align: start }}
        </style><p dir={direction}>{'word ' * 20}"""
    boxes = HTML(string=page).render().pages[0]._page_box.descendants()
    texts = [box for box in boxes if type(box).__name__ == "TextBox"][:2]
    if direction == "ltr":
        return [round(box.position_x - 50) for box in texts]
    return [round(250 - box.position_x - box.width) for box in texts]


for indent in (20, -20):
    for direction in ("ltr", "rtl"):
        print(f"{direction}, indent {indent}: lines begin at", *edges(direction, indent))
PYTHON
diff - "$folder/seen" <<'EXPECTED'
ltr, indent 20: lines begin at 20 0
rtl, indent 20: lines begin at 0 0
ltr, indent -20: lines begin at -20 0
rtl, indent -20: lines begin at 0 0
EXPECTED
