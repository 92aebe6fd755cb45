#!/bin/bash
# WeasyPrint 70.0: two @font-face rules of one family and weight, with a file each and a `unicode-range`,
# as CSS Fonts 4 has it and every web font service writes it, are one font in the PDF. Letters of the
# second file are drawn by the glyphs of those numbers in the first: rubbish on the page. What is copied
# from it is right, and nothing is logged. With a family for each file the page is right.
# Where it matters: any stylesheet with a Latin and an Arabic, Greek or Cyrillic file of one family.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check weasyprint==70.0 pypdfium2==5.0.0 font-source-sans-pro==0.0.1
npm install --silent --no-audit --no-fund --prefix "$folder" @expo-google-fonts/vazirmatn@0.4.1
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON' | tee "$folder/seen"
from pathlib import Path

from font_source_sans_pro import SourceSansPro
from pypdfium2 import PdfDocument
from weasyprint import HTML

ARABIC = Path("node_modules/@expo-google-fonts/vazirmatn/400Regular/Vazirmatn_400Regular.ttf").resolve()


def page(second: str, words: str) -> PdfDocument:
    return PdfDocument(HTML(string=f"""<style>
        @page {{ size: 200px 60px; margin: 5px }}
        @font-face {{ font-family: One; src: url(file://{SourceSansPro}); unicode-range: U+0-24F }}
        @font-face {{ font-family: {second}; src: url(file://{ARABIC}); unicode-range: U+600-6FF }}
        p {{ font: 20px One, Two; margin: 0 }}
        </style><p>{words}""").write_pdf())


for words in ("Water", "Water مياه"):
    one, two = page("One", words), page("Two", words)
    texts = [pdf[0].get_textpage().get_text_range().split() for pdf in (one, two)]
    pictures = [pdf[0].render().to_pil().tobytes() for pdf in (one, two)]
    print(f"{words}: the same text {texts[0] == texts[1]}, the same page {pictures[0] == pictures[1]}")
PYTHON
diff - "$folder/seen" <<'EXPECTED'
Water: the same text True, the same page True
Water مياه: the same text True, the same page False
EXPECTED
