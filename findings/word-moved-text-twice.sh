#!/bin/bash
# docx2python 3.7.1 and docx2txt 0.9: text that was moved with Word's changes tracked is in the result twice,
# where it was and where it is; text that was deleted is not. python-docx 1.2.0 has it nowhere. Word writes
# deleted text in an element of its own (w:delText), but moved text (w:moveFrom, ECMA-376 Part 1, 17.13.5.22)
# in the ordinary w:t. pandoc 3.9 and mammoth 1.13.0 have it once, where Word shows it.
# Where it matters: drafts that are still negotiated, where a clause moves from one paragraph to another;
# a count or a comparison finds it in both, or misses it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check docx2python==3.7.1 docx2txt==0.9 \
    mammoth==1.13.0 python-docx==1.2.0 pypandoc_binary==1.17
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen
import docx
import docx2txt
import mammoth
import pypandoc
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx2python import docx2python

SAYS = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'.format
BY = 'w:author="A" w:date="2027-03-12T09:00:00Z"'
BODY = (
    SAYS("The Parties ")
    + f'<w:moveFromRangeStart w:id="1" {BY} w:name="m"/><w:moveFrom w:id="2" {BY}>'
    + SAYS("jointly ")
    + '</w:moveFrom><w:moveFromRangeEnd w:id="1"/>'
    + f'<w:del w:id="3" {BY}><w:r><w:delText xml:space="preserve">soon </w:delText></w:r></w:del>'
    + SAYS("build it")
    + f'<w:moveToRangeStart w:id="4" {BY} w:name="m"/><w:moveTo w:id="5" {BY}>'
    + SAYS(" jointly")
    + '</w:moveTo><w:moveToRangeEnd w:id="4"/>'
    + SAYS(".")
)
written = docx.Document()
written.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{BODY}</w:p>"))
written.save("a.docx")

with open("a.docx", "rb") as file:
    print("mammoth     ", mammoth.extract_raw_text(file).value.strip())
print("pandoc      ", pypandoc.convert_file("a.docx", "plain").strip())
print("python-docx ", docx.Document("a.docx").paragraphs[0].text)
print("docx2python ", docx2python("a.docx").text.strip())
print("docx2txt    ", docx2txt.process("a.docx").strip())
PYTHON
diff - seen <<'EXPECTED'
mammoth      The Parties build it jointly.
pandoc       The Parties build it jointly.
python-docx  The Parties build it.
docx2python  The Parties jointly build it jointly.
docx2txt     The Parties jointly build it jointly.
EXPECTED
