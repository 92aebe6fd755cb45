#!/bin/bash
# WeasyPrint 70.0: sheets passed as write_pdf(stylesheets=[…]) have the origin "user", not "author".
# Although they are given last, they lose to every rule of the page, whatever the specificity: here an
# id selector loses to an element selector. With !important it is the other way round: the passed
# sheet wins even over the page's own !important (CSS Cascading and Inheritance 4, 6.1).
# Where it matters: whoever moves a page's stylesheets there, to parse them once for many documents,
# changes which rules apply; and an override passed there does nothing.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check weasyprint==70.0
"$folder/venv/bin/python" - <<'PYTHON' | tee "$folder/seen"
import re

from weasyprint import CSS, HTML

COLOURS = {"1 0 0": "red, by the page", "0 0 1": "blue, by the passed sheet"}


def colour(page: str, passed: str) -> str:
    html = HTML(string=f"<style>{page}</style><p id=one>text")
    pdf = html.write_pdf(stylesheets=[CSS(string=passed)], uncompressed_pdf=True).decode("latin-1")
    return next(name for value, name in COLOURS.items() if re.search(rf"\b{value} rg", pdf))


print("same specificity:", colour("p { color: red }", "p { color: blue }"))
print("passed #one against p:", colour("p { color: red }", "#one { color: blue }"))
print("both !important:", colour("p { color: red !important }", "p { color: blue !important }"))
PYTHON
diff - "$folder/seen" <<'EXPECTED'
same specificity: red, by the page
passed #one against p: red, by the page
both !important: blue, by the passed sheet
EXPECTED
