#!/bin/bash
# Babel 2.18.0: write_mo leaves out a message without a translation, so that Python's gettext asks the
# fallback. A message with plurals without a translation it writes, in English: the fallback, which has
# a translation, is never asked. msgfmt of GNU gettext leaves out both.
# Where it matters: an application's catalogue behind one of a site's own (`add_fallback`), the site's
# made by `pybabel update`, which lists every message. All plurals turn English, and nothing says so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check babel==2.18.0
"$folder/venv/bin/python" - <<'PYTHON' | tee "$folder/seen"
from gettext import GNUTranslations
from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

SHIP, SHIPS = "Ship", ("%(num)s ship", "%(num)s ships")


def compiled(ship, ships):
    catalogue = Catalog("it")
    catalogue.add(SHIP, ship)
    catalogue.add(SHIPS, ships)
    file = BytesIO()
    write_mo(file, catalogue)
    file.seek(0)
    return GNUTranslations(file)


own = compiled("", ("", ""))
own.add_fallback(compiled("Nave", ("%(num)s nave", "%(num)s navi")))
print("one message:", own.gettext(SHIP))
print("with plurals:", own.ngettext(*SHIPS, 2))
PYTHON
diff - "$folder/seen" <<'EXPECTED'
one message: Nave
with plurals: %(num)s ships
EXPECTED
