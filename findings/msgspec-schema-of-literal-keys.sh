#!/bin/bash
# msgspec 0.22.0: a mapping whose keys are a Literal takes only these keys when data is decoded, but
# the JSON Schema that msgspec makes of the same type allows any key. (Of keys that are a str with a
# pattern the schema has propertyNames.)
# Where it matters: an editor or a gateway that checks files by the generated schema lets keys pass
# that the program then refuses.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check msgspec==0.22.0
"$folder/venv/bin/python" - <<'PYTHON' | tee "$folder/seen"
from typing import Annotated, Literal

import msgspec

Season = Literal["spring", "autumn"]
Word = Annotated[str, msgspec.Meta(pattern="^[a-z]+$")]
try:
    msgspec.convert({"fall": 1}, dict[Season, int])
except msgspec.ValidationError as error:
    print("decoding:", error)
print("Literal:", msgspec.json.schema(dict[Season, int]))
print("pattern:", msgspec.json.schema(dict[Word, int]))
PYTHON
diff - "$folder/seen" <<'EXPECTED'
decoding: Invalid enum value 'fall' - at `key` in `$`
Literal: {'type': 'object', 'additionalProperties': {'type': 'integer'}}
pattern: {'type': 'object', 'propertyNames': {'pattern': '^[a-z]+$'}, 'additionalProperties': {'type': 'integer'}}
EXPECTED
