#!/bin/bash
# pypdfium2 5.15.2 (PDFium) on a PDF of WeasyPrint 70.0: where a line ends at a word's own hyphen
# ("Anglo-/Italian", "well-/known"), the text of the page has U+FFFE there, a number that is no character,
# and neither the hyphen nor the end of the line. Where a line ends at a hyphen that was put in
# ("communic‐/ation"), which nobody wrote, the hyphen is in the text, and the end of the line too: WeasyPrint
# puts in U+2010, and PDFium knows a hyphen at the end of a line only by U+002D. `pdftotext` and pdfminer
# give what is on the page.
# Where it matters: whoever searches or compares what PDFium reads, joins words at U+FFFE, as with other
# PDFs, and loses hyphens that were written; XML does not take the character at all.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check weasyprint==70.0 pypdfium2==5.15.2 \
    pdfminer.six==20260107
"$folder/venv/bin/python" - 2>/dev/null <<'PYTHON' | tee "$folder/seen"
from io import BytesIO

from pdfminer.high_level import extract_text
from pypdfium2 import PdfDocument
from weasyprint import HTML

for words in ("Anglo-Italian", "well-known", "communication"):
    style = "width: 6em; hyphens: auto" if words == "communication" else "width: 1em; hyphens: manual"
    pdf = HTML(string=f'<html lang="en"><p style="{style}">{words}').write_pdf()
    text = PdfDocument(pdf)[0].get_textpage().get_text_range()
    print(ascii(text), ascii(extract_text(BytesIO(pdf)).strip()))
PYTHON
diff - "$folder/seen" <<'EXPECTED'
'Anglo\ufffeItalian' 'Anglo-\nItalian'
'well\ufffeknown' 'well-\nknown'
'communic\u2010\r\nation' 'communic\u2010\nation'
EXPECTED
