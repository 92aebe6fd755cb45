#!/bin/bash
# Babel 2.18.0: read_po reads the Plural-Forms of a catalogue, but write_mo leaves them out unless
# read_po was given a locale. The .mo then has no rule, and gettext takes the Germanic one: two forms,
# whatever the language.
# Where it matters: a Russian, Polish or Arabic catalogue that is compiled in memory prints the wrong
# plural for most numbers, and nothing says so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check babel==2.18.0
"$folder/venv/bin/python" - <<'PYTHON' | tee "$folder/seen"
import gettext
from io import BytesIO

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

RULE = "n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2"
PO = f'''msgid ""
msgstr "Plural-Forms: nplurals=3; plural=({RULE});\\n"

msgid "%(n)s paragraph"
msgid_plural "%(n)s paragraphs"
msgstr[0] "form 0"
msgstr[1] "form 1"
msgstr[2] "form 2"
'''.encode()
for locale in (None, "ru"):
    catalogue = read_po(BytesIO(PO), locale=locale)
    binary = BytesIO()
    write_mo(binary, catalogue)
    binary.seek(0)
    compiled = gettext.GNUTranslations(binary)
    forms = [compiled.ngettext("%(n)s paragraph", "%(n)s paragraphs", n) for n in (1, 2, 5)]
    print(locale, catalogue.num_plurals, compiled.info().get("plural-forms"), forms)
PYTHON
diff - "$folder/seen" <<'EXPECTED'
None 3 None ['form 0', 'form 1', 'form 1']
ru 3 nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2); ['form 0', 'form 1', 'form 2']
EXPECTED
