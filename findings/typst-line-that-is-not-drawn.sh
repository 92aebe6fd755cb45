#!/bin/bash
# Typst 0.15.1 (typst 0.15.2 on PyPI): a line of no thickness, `#underline(stroke: 0pt)[…]`, is not
# drawn, unlike in PDF, where a width of 0 is the thinnest line. The tags of the PDF say all the same
# that the words are underlined, and in which colour. And a page for PDF/UA-1 may not have one such
# line within another: `#underline[#overline(stroke: 0pt)[…]]` is an error.
# Where it matters: a template that switches lines off by `stroke: 0pt` makes a file that screen
# readers describe otherwise than it looks; `stroke: none` is no way out, since it is refused.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check typst==0.15.2 pypdfium2==5.15.2
"$folder/venv/bin/python" - <<'PYTHON' | tee "$folder/seen"
import re

import pypdfium2
import typst

SOURCES = (
    "#underline(stroke: 0pt + red)[words]",
    "#underline(stroke: 1pt + red)[words]",
    "#underline(stroke: none)[words]",
    "#underline[#overline(stroke: 0pt)[words]]",
)
for source in SOURCES:
    print(source)
    try:
        content = typst.compile(
            f'#set document(title: "T")\n{source}'.encode(), pdf_standards=["ua-1"], timestamp=0
        )
    except typst.TypstError as error:
        print(f"  {error.message}; line: {'┌─' in error.diagnostic}")
        continue
    kinds = [each.type for each in pypdfium2.PdfDocument(content)[0].get_objects()]
    print(f"  drawn lines: {kinds.count(2)};", *re.findall(rb"/TextDecorationType/\w+", content))
PYTHON
diff - "$folder/seen" <<'EXPECTED'
#underline(stroke: 0pt + red)[words]
  drawn lines: 0; b'/TextDecorationType/Underline'
#underline(stroke: 1pt + red)[words]
  drawn lines: 1; b'/TextDecorationType/Underline'
#underline(stroke: none)[words]
  expected length, color, gradient, tiling, dictionary, stroke, or auto, found none; line: True
#underline[#overline(stroke: 0pt)[words]]
  PDF/UA-1 error: cannot combine underline, overline, or strike; line: True
EXPECTED
