#!/bin/bash
# Caladea (Debian's fonts-crosextra-caladea 20200211, npm @expo-google-fonts/caladea 0.4.2), which stands
# in for Cambria where Office is not installed, has no letter of Cyrillic, unlike Carlito, which stands
# in for Calibri and has all of Kazakh, Kyrgyz, Tajik and Uzbek. Both are recommended alike, and both
# are "metric-compatible": with Latin text alone. Cyrillic in Cambria gets the next best serif, DejaVu
# Serif on Debian, whose letters have other widths: lines and pages end elsewhere. No program says so.
# Where it matters: whoever looks at Word files in Russian or Kazakh, or counts their pages, with
# LibreOffice on Linux or in a container.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @expo-google-fonts/caladea@0.4.2 @expo-google-fonts/carlito@0.4.1
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check fonttools==4.60.2
venv/bin/python - <<'PYTHON' | tee seen
from pathlib import Path

from fontTools.ttLib import TTFont

ALPHABETS = {
    "Turkish and Turkmen": "abcdefghijklmnoprstuvyzäçğıňöşüýž",
    "Russian": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "Kazakh, Kyrgyz, Tajik, Uzbek": "әғқңөұүһіҷҳӣӯў",
}
for name in ("caladea", "carlito"):
    (file,) = Path(f"node_modules/@expo-google-fonts/{name}").rglob("*_400Regular.ttf")
    drawn = TTFont(file, lazy=True).getBestCmap()
    for language, letters in ALPHABETS.items():
        has = sum(ord(each) in drawn for each in letters)
        print(f"{name}: {has} of {len(letters)} letters of {language}")
PYTHON
diff - seen <<'EXPECTED'
caladea: 33 of 33 letters of Turkish and Turkmen
caladea: 0 of 33 letters of Russian
caladea: 0 of 14 letters of Kazakh, Kyrgyz, Tajik, Uzbek
carlito: 33 of 33 letters of Turkish and Turkmen
carlito: 33 of 33 letters of Russian
carlito: 14 of 14 letters of Kazakh, Kyrgyz, Tajik, Uzbek
EXPECTED
