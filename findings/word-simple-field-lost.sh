#!/bin/bash
# pandoc 3.9, mammoth 1.13.0 and python-docx 1.2.0: the words of a simple field are gone. OOXML writes a field
# in two ways: as runs between marks (w:fldChar), or as an element around its words (w:fldSimple, ECMA-376
# Part 1, 17.16.19), which Word writes for references, properties and page numbers that are of one format.
# Of the first, all three keep the words; of the second, none. mammoth lists an "unrecognised element" among
# its messages; pandoc says nothing.
# Where it matters: "see paragraph 12" is "see paragraph"; a place or a date that is a property of the
# document is missing from every sentence that has it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check mammoth==1.13.0 python-docx==1.2.0 \
    pypandoc_binary==1.17
cd "$folder"
venv/bin/python - <<'PYTHON' | tee seen
import docx
import mammoth
import pypandoc
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

WORDS = "<w:r><w:t>12</w:t></w:r>"
MARK = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
CODE = "<w:r><w:instrText> REF p12 \\h </w:instrText></w:r>"
FIELDS = (
    MARK("begin") + CODE + MARK("separate") + WORDS + MARK("end"),
    f'<w:fldSimple w:instr=" REF p12 \\h ">{WORDS}</w:fldSimple>',
)
for name, field in zip(("marks ", "simple"), FIELDS):
    written = docx.Document()
    said = '<w:r><w:t xml:space="preserve">see paragraph </w:t></w:r>'
    written.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{said}{field}</w:p>"))
    written.save("a.docx")
    with open("a.docx", "rb") as file:
        print(name, "mammoth     ", mammoth.extract_raw_text(file).value.strip())
    print(name, "pandoc      ", pypandoc.convert_file("a.docx", "plain").strip())
    print(name, "python-docx ", docx.Document("a.docx").paragraphs[0].text.strip())
PYTHON
diff - seen <<'EXPECTED'
marks  mammoth      see paragraph 12
marks  pandoc       see paragraph 12
marks  python-docx  see paragraph 12
simple mammoth      see paragraph
simple pandoc       see paragraph
simple python-docx  see paragraph
EXPECTED
