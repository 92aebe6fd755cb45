#!/bin/bash
# Typst 0.15.1 (typst 0.15.2 on PyPI), PDF/UA-1: `#text(lang: "it")[…]` reaches the tags only where it
# covers a whole block: a paragraph, a cell, an item of a list. Within a sentence it leaves no trace,
# not even with an element of its own around the words (emphasis): `/Lang` is that of the paragraph,
# and a screen reader reads Italian with an English voice. Nor does a script: Serbian in Latin
# letters (sr-Latn) is `/Lang(sr)`, which readers take for Cyrillic. No warning.
# Where it matters: documents that quote or name things in another language within their sentences.
# ISO 14289-1, 7.2, wants the natural language of all text.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check typst==0.15.2
"$folder/venv/bin/python" - <<'PYTHON' | tee "$folder/seen"
import re

import typst

SOURCES = (
    '#text(lang: "it")[Buongiorno a tutti]',
    'He said: #text(lang: "it")[buongiorno a tutti]',
    'He said: #text(lang: "it")[#emph[buongiorno] a tutti]',
    '- a\n- #text(lang: "it")[buongiorno a tutti]',
    '#text(lang: "pt", region: "BR")[Bom dia a todos]',
    '#text(lang: "sr", script: "latn")[Dobar dan svima]',
)
for source in SOURCES:
    content = typst.compile(
        f'#set document(title: "T")\n#set text(lang: "en")\nStart.\n\n{source}'.encode(),
        pdf_standards=["ua-1"],
        timestamp=0,
    )
    found = re.findall(rb"/S/(\w+)/P \d+ 0 R/Lang\(([\w-]+)\)", content)
    print(f"{source!r}:", *(b" is ".join(each).decode() for each in found))
PYTHON
diff - "$folder/seen" <<'EXPECTED'
'#text(lang: "it")[Buongiorno a tutti]': P is it
'He said: #text(lang: "it")[buongiorno a tutti]':
'He said: #text(lang: "it")[#emph[buongiorno] a tutti]':
'- a\n- #text(lang: "it")[buongiorno a tutti]': LBody is it
'#text(lang: "pt", region: "BR")[Bom dia a todos]': P is pt-BR
'#text(lang: "sr", script: "latn")[Dobar dan svima]': P is sr
EXPECTED
