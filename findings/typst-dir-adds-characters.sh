#!/bin/bash
# Typst 0.15.2: words whose `dir` is not their paragraph's bring an invisible character into the PDF. The
# last letter is mapped to itself and U+202C POP DIRECTIONAL FORMATTING: Typst puts such words into an
# embedding before it shapes them, and the end of it has no glyph of its own. The font's character map has
# the pair, or a replacement text (ActualText) where the letter had been set before.
# Where it matters: English within Arabic or Persian, and the reverse; a copied word or figure that is
# compared, searched for or pasted into a form, and checks that refuse characters that turn text.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check typst==0.15.2 pypdfium2==5.0.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON' | tee "$folder/seen"
import typst
from pypdfium2 import PdfDocument

for words in ("by 2026", "#text(dir: ltr)[by 2026]"):
    source = f"#set text(dir: rtl)\n{words}~…"
    pdf = typst.compile(source.encode(), ignore_system_fonts=True)
    text = PdfDocument(pdf)[0].get_textpage().get_text_range()
    print(f"{words}: U+202C is in the text {text.count(chr(0x202C))} times")
PYTHON
diff - "$folder/seen" <<'EXPECTED'
by 2026: U+202C is in the text 0 times
#text(dir: ltr)[by 2026]: U+202C is in the text 1 times
EXPECTED
