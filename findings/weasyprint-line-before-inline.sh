#!/bin/bash
# WeasyPrint 70.0: where text, a blank and an inline element follow one another, and the element
# just misses the end of the line, the line ends after its first word, far from full. With the blank
# inside the element the same words are set as they should be.
# Where it matters: `{{ name }} <span>({{ note }})</span>` in any template; it looks like a mistake of
# the author's, comes and goes with every change of a word, and no log says so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check weasyprint==70.0 font-source-sans-pro==0.0.1
"$folder/venv/bin/python" - <<'PYTHON' | tee "$folder/seen"
from font_source_sans_pro import SourceSansPro
from weasyprint import HTML

WORDS = "Need to strengthen cooperation in the energy sector"


def lines(body: str, width: float) -> list[str]:
    page = f'''<style>
        @font-face {{ font-family: Own; src: url(file://{SourceSansPro}) }}
        p {{ font: 9.6pt Own; width: {width}mm }}
        </style><p>{body}'''
    boxes = HTML(string=page).render().pages[0]._page_box.descendants()
    found = [box for box in boxes if type(box).__name__ == "LineBox"]
    return ["".join(getattr(text, "text", "") for text in line.descendants()) for line in found]


for body in (f"{WORDS} <span>·&nbsp;cooperation</span>", f"{WORDS}<span> ·&nbsp;cooperation</span>"):
    widths = [width / 2 for width in range(120, 200)]
    short = [width for width in widths if lines(body, width)[0] == "Need"]
    print("one word in the first line:", "at some widths" if short else "never")
PYTHON
diff - "$folder/seen" <<'EXPECTED'
one word in the first line: at some widths
one word in the first line: never
EXPECTED
