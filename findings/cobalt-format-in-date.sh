#!/bin/bash
# cobalt 9.0.1: FrbrUri.parse reads the format of a file as part of its date.
# The Akoma Ntoso Naming Convention 1.0 gives /akn/sl/act/2004-02-13/2/eng@2004-07-21.akn as the address of
# an act as a file (section 4.7). cobalt takes "@2004-07-21.akn" for the date of that version and finds no
# format. With the name of a component before the format (/!main.akn) both are read.
# Where it matters: a library that files documents by the parts of their addresses takes the XML and the PDF of
# one version for two versions, of dates that no other address has, and finds no format in either.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check cobalt==9.0.1 lxml==6.1.3
"$folder/venv/bin/python" - <<'PYTHON'
from cobalt import FrbrUri

WHOLE, PART = "/akn/sl/act/2004-02-13/2/eng@2004-07-21", "/akn/sl/act/2004-02-13/2/eng@2004-07-21/!main"
read = {}
for address in (f"{WHOLE}.akn", f"{WHOLE}.pdf", f"{PART}.akn"):
    found = FrbrUri.parse(address)
    read[address] = (found.expression_date, found.format)
    print(address, *read[address])
assert list(read.values()) == [
    ("@2004-07-21.akn", None),
    ("@2004-07-21.pdf", None),
    ("@2004-07-21", "akn"),
]
PYTHON
