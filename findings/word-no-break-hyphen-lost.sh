#!/bin/bash
# docx2python 3.7.1 and docx2txt 0.9: the hyphen that Word's Ctrl+Shift+_ makes, which does not end a line, is
# an element (w:noBreakHyphen, ECMA-376 Part 1, 17.3.3.18) and not a character. Both leave it out without a
# word: "2027-2030" comes out as 20272030, "2-3" as 23. python-docx 1.2.0 and mammoth 1.13.0 have a hyphen.
# Where it matters: years, paragraphs and sums in texts that are read from Word files, to be searched,
# compared or given to a model; two numbers become one that looks as good.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check docx2python==3.7.1 docx2txt==0.9 \
    mammoth==1.13.0 python-docx==1.2.0
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen
import docx
import docx2txt
import mammoth
from docx.oxml import OxmlElement
from docx2python import docx2python

written = docx.Document()
run = written.add_paragraph("From 2027").runs[0]
run._r.append(OxmlElement("w:noBreakHyphen"))
run.add_text("2030, in paragraphs 2")
run._r.append(OxmlElement("w:noBreakHyphen"))
run.add_text("3")
written.save("a.docx")

with open("a.docx", "rb") as file:
    print("mammoth     ", ascii(mammoth.extract_raw_text(file).value.strip()))
print("python-docx ", ascii(docx.Document("a.docx").paragraphs[0].text))
print("docx2python ", ascii(docx2python("a.docx").text.strip()))
print("docx2txt    ", ascii(docx2txt.process("a.docx").strip()))
PYTHON
diff - seen <<'EXPECTED'
mammoth      'From 2027\u20112030, in paragraphs 2\u20113'
python-docx  'From 2027-2030, in paragraphs 2-3'
docx2python  'From 20272030, in paragraphs 23'
docx2txt     'From 20272030, in paragraphs 23'
EXPECTED
