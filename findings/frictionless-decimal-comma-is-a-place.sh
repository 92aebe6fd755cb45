#!/bin/bash
# frictionless 5.21.0: numbers with a decimal comma are points on the globe. In a table separated by
# semicolons, as spreadsheets write it wherever the comma is decimal, "51,5" is described as a geopoint and
# extracted as 51 and 5, longitude and latitude, and the table is valid. With decimal points the same column
# is one of numbers.
# Where it matters: shares and amounts in CSV files from Italy, Russia or Kazakhstan; a schema that
# `frictionless describe` proposes for them, and whatever is computed from what `extract` gives.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check frictionless==5.21.0
cd "$folder"
printf 'party;share\nItaly;51,5\nKenya;12,25\n' >comma.csv
printf 'party;share\nItaly;51.5\nKenya;12.25\n' >point.csv
venv/bin/python - <<'PYTHON' | tee seen
from frictionless import describe, extract, validate

for name in ("comma", "point"):
    field = describe(f"{name}.csv").schema.get_field("share")
    values = [str(row["share"]) for row in extract(f"{name}.csv")[name]]
    print(f"{name}: {field.type} {values} valid: {validate(f'{name}.csv').valid}")
PYTHON
diff - seen <<'EXPECTED'
comma: geopoint ['[51.0, 5.0]', '[12.0, 25.0]'] valid: True
point: number ['51.5', '12.25'] valid: True
EXPECTED
