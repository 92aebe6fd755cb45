#!/bin/bash
# WeasyPrint 70.0: valid lists whose tags are no lists for PDF/UA-1 (ISO 14289-1, 7.6; veraPDF 7.2-19
# and 7.2-20).
#
# - `<li>` with a block in it (`<li><p>…</p></li>`) becomes LI with Lbl and P. Without the `<p>`, or
#   with `list-style: none`, it has the LBody that it needs.
# - Items that are inline-blocks have the white space between them as Span elements of the list.
#
# It matters to whoever asks for pdf_variant="pdf/ua-1": WeasyPrint writes the file without a word.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check weasyprint==70.0 pikepdf==10.0.2
cat > "$folder/try.py" <<'PYTHON'
from io import BytesIO

import pikepdf
from weasyprint import HTML


def tags(element):
    below = element.get("/K", [])
    below = below if isinstance(below, pikepdf.Array) else [below]
    inner = [tags(each) for each in below if isinstance(each, pikepdf.Dictionary) and "/S" in each]
    return str(element.S)[1:] + (f"({' '.join(inner)})" if inner else "")


def show(name, body):
    html = f"<html lang=en><title>T</title><body>{body}"
    content = HTML(string=html).write_pdf(pdf_variant="pdf/ua-1")
    with pikepdf.open(BytesIO(content)) as pdf:
        said = tags(pdf.Root.StructTreeRoot.K[0])
    print(f"{name}: {said[said.index('L('):]}")


show("words", "<ul><li>a</ul>")
show("a block", "<ul><li><p>a</p></ul>")
show("no mark", "<ul style='list-style: none'><li><p>a</p></ul>")
show("inline-block", "<ul><li style='display: inline-block'>a</li> <li style='display: inline-block'>b</li></ul>")
PYTHON
"$folder/venv/bin/python" "$folder/try.py" 2>/dev/null | tee "$folder/seen"
diff - "$folder/seen" <<'EXPECTED'
words: L(LI(Lbl(Span) LBody(Span))))
a block: L(LI(Lbl(Span) P(Span))))
no mark: L(LI(LBody(P(Span)))))
inline-block: L(LI(LBody(Span)) Span LI(LBody(Span))))
EXPECTED
