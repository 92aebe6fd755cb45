#!/bin/bash
# Typst 0.15.1 (typst 0.15.2 on PyPI): a tab in a string that is shown, as data from JSON, CSV or
# sys.inputs is, prints as nothing: "not<tab>allowed" becomes "notallowed". A tab in markup is a
# blank. No warning, also with PDF/UA-1, which refuses characters that no font has.
# Where it matters: texts from spreadsheets and YAML, printed by `#data.at(0)`; two words become one,
# and may mean the contrary.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check typst==0.15.2 pypdfium2==5.15.2
"$folder/venv/bin/python" - <<'PYTHON' | tee "$folder/seen"
import pypdfium2
import typst

SOURCES = {
    "in a string": '#sys.inputs.said',
    "in markup": 'not\tallowed',
    "a blank in a string": '#"not allowed"',
}
for what, source in SOURCES.items():
    content, warnings = typst.compile_with_warnings(
        f'#set document(title: "T")\n{source}'.encode(),
        sys_inputs={"said": "not\tallowed"},
        pdf_standards=["ua-1"],
        timestamp=0,
    )
    text = pypdfium2.PdfDocument(content)[0].get_textpage().get_text_bounded()
    print(f"{what}: {text!r}, {len(warnings)} warnings")
PYTHON
diff - "$folder/seen" <<'EXPECTED'
in a string: 'notallowed', 0 warnings
in markup: 'not allowed', 0 warnings
a blank in a string: 'not allowed', 0 warnings
EXPECTED
