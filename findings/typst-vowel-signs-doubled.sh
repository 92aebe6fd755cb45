#!/bin/bash
# Typst 0.15.2: of a letter with a vowel sign, both glyphs, the letter's and the sign's, are mapped to the
# whole pair, so the pair is in the text of the PDF twice. poppler and pdfium give it twice; a search for
# the word finds nothing. HarfBuzz makes one cluster of the pair, and each glyph has the cluster's text.
# Where it matters: any Arabic word with a sign (أيضًا, "also"), Persian with the hamza of the izafet,
# Hebrew with points; PDFs that are searched, copied from or compared.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check typst==0.15.2 pypdfium2==5.0.0
npm install --silent --no-audit --no-fund --prefix "$folder" @expo-google-fonts/vazirmatn@0.4.1
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON' | tee "$folder/seen"
import typst
from pypdfium2 import PdfDocument

FONTS = ["node_modules/@expo-google-fonts/vazirmatn/400Regular"]
for word in ("أيضا", "أيضًا"):
    source = f'#set text(font: "Vazirmatn", lang: "ar", dir: rtl)\n{word}'
    pdf = typst.compile(source.encode(), font_paths=FONTS, ignore_system_fonts=True)
    text = PdfDocument(pdf)[0].get_textpage().get_text_range()
    print(f"{word}: the letter ض is in the text {text.count('ض')} times")
PYTHON
diff - "$folder/seen" <<'EXPECTED'
أيضا: the letter ض is in the text 1 times
أيضًا: the letter ض is in the text 2 times
EXPECTED
