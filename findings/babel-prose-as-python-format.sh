#!/bin/bash
# Babel 2.18.0: a message of plain prose such as "50 % of the fleet" gets the flag python-format, since
# "% o" is a conversion of Python's. It is set when the Message is made, whatever flags are given.
# Where it matters: texts with percentages, not code, that go to translators as PO. Tools warn of a
# correct translation without such a "conversion", and gettext's `msgfmt --check` refuses the file.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check babel==2.18.0
"$folder/venv/bin/python" - <<'PYTHON' | tee "$folder/seen"
from babel.messages.catalog import Message

for words in ("50 % of the fleet", "Half of the fleet", "20 % des bateaux", "20 % den Schiffen"):
    print(words, sorted(Message(words, "La metà della flotta", flags=()).flags))
PYTHON
diff - "$folder/seen" <<'EXPECTED'
50 % of the fleet ['python-format']
Half of the fleet []
20 % des bateaux ['python-format']
20 % den Schiffen ['python-format']
EXPECTED
