#!/bin/bash
# WeasyPrint 70.0 (text-transform: capitalize) and Jinja 3.1.6 (the filter `title`) give a Georgian word a
# first letter of Mtavruli (U+1C90…), the letters of headings set in capitals throughout. Georgian has no
# words that only begin with a capital: Unicode's title case leaves the word as it is, Python's `str.title`
# and Jinja's `capitalize` too. CSS Text 3 wants the first letter in title case, not in upper case. It
# shows in ǆ as well, whose title case is ǅ and not Ǆ.
# Where it matters: names of countries and topics from data, put through either; the first letter is of
# another shape than the rest, or an empty box, since most fonts for Georgian have no Mtavruli, and the
# word is no longer found.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check weasyprint==70.0 jinja2==3.1.6 \
    pypdfium2==5.15.2
"$folder/venv/bin/python" - 2>/dev/null <<'PYTHON' | tee "$folder/seen"
import jinja2
from pypdfium2 import PdfDocument
from weasyprint import HTML

WORDS = "საქართველო ǆep"
print("Python's title", ascii(WORDS.title()))
for name in ("capitalize", "title"):
    made = jinja2.Environment().from_string("{{ words|%s }}" % name).render(words=WORDS)
    print(f"Jinja's {name}", ascii(made))
pdf = HTML(string=f'<p lang="ka" style="text-transform: capitalize">{WORDS}').write_pdf()
print("WeasyPrint", ascii(PdfDocument(pdf)[0].get_textpage().get_text_range()))
PYTHON
diff - "$folder/seen" <<'EXPECTED'
Python's title '\u10e1\u10d0\u10e5\u10d0\u10e0\u10d7\u10d5\u10d4\u10da\u10dd \u01c5ep'
Jinja's capitalize '\u10e1\u10d0\u10e5\u10d0\u10e0\u10d7\u10d5\u10d4\u10da\u10dd \u01c6ep'
Jinja's title '\u1ca1\u10d0\u10e5\u10d0\u10e0\u10d7\u10d5\u10d4\u10da\u10dd \u01c4ep'
WeasyPrint '\u1ca1\u10d0\u10e5\u10d0\u10e0\u10d7\u10d5\u10d4\u10da\u10dd \u01c4ep'
EXPECTED
