#!/bin/bash
# Typst 0.15.2: `upper` and `lower` know no language. In Turkish and Azerbaijani, whose capital of i is İ
# (U+0130), `#set text(lang: "tr")` hyphenates and quotes as Turkish, but `upper[kira]` prints KIRA,
# which is another word (kıra). WeasyPrint's `text-transform: uppercase` follows the language.
#
# It matters to whoever sets labels in capitals: a rule `show "i": "İ"` within `upper` mends it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check typst==0.15.2 pypdfium2==5.15.2
cat > "$folder/try.py" <<'PYTHON'
import pypdfium2
import typst


def show(source):
    pdf = typst.compile(f'#set text(lang: "tr")\n{source}'.encode())
    text = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range().strip()
    print(f"{source}: {text}")


show("#upper[kira]")
show('#upper("kira")')
show('#{ show "i": "İ"; upper[kira] }')
PYTHON
"$folder/venv/bin/python" "$folder/try.py" | tee "$folder/seen"
diff - "$folder/seen" <<'EXPECTED'
#upper[kira]: KIRA
#upper("kira"): KIRA
#{ show "i": "İ"; upper[kira] }: KİRA
EXPECTED
