#!/bin/bash
# python-dateutil 2.9.0.post0: "09:00 UTC+5" is parsed as five hours behind UTC, ten hours from what it says.
# dateutil.parser takes "UTC+5" as POSIX does ("my time plus 5 is UTC"); "+05:00" it takes as written. Its own
# dateutil.tz.tzstr and tz.gettz take the same "UTC+5" as ahead of UTC, as every reader does. "GMT+5" is alike.
# Where it matters: the time of Kazakhstan, Uzbekistan or Tajikistan as ministries and newspapers write it
# ("at 09:00 Astana time, UTC+5"); a meeting in a calendar half a day off, and no error.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check python-dateutil==2.9.0.post0 six==1.17.0
"$folder/venv/bin/python" - <<'PYTHON' | tee "$folder/seen"
from datetime import datetime, timedelta

from dateutil import parser, tz

DAY = datetime(2027, 3, 12)
for zone in ("+05:00", "UTC+5", "GMT+5", "UTC-3"):
    parsed = parser.parse(f"2027-03-12 09:00 {zone}").utcoffset()
    named = tz.gettz(zone).utcoffset(DAY) if zone[0] != "+" else None
    hours = [each and f"{each / timedelta(hours=1):+g}" for each in (parsed, named)]
    print(f"{zone}: parser {hours[0]}, tz.gettz {hours[1]}")
PYTHON
diff - "$folder/seen" <<'EXPECTED'
+05:00: parser +5, tz.gettz None
UTC+5: parser -5, tz.gettz +5
GMT+5: parser -5, tz.gettz +5
UTC-3: parser +3, tz.gettz -3
EXPECTED
