#!/bin/bash
# icalendar 7.3.2: PT24H is read as a day and written as P1D. RFC 5545, section 3.3.6, tells the two apart:
# a day is nominal, to the same time of the clock; 24 hours are exact. From noon before the night in which
# the clocks go forward, PT24H ends at one o'clock and P1D at noon. icalendar has noon for both, and a file
# that is only read and written says P1D from then on.
# Where it matters: deadlines in hours ("within 72 hours of the signing") in the last weeks of March and
# October; times that another calendar shows an hour off.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check icalendar==7.3.2 tzdata==2026.6
"$folder/venv/bin/python" - <<'PYTHON' | tee "$folder/seen"
from datetime import timedelta, timezone

from icalendar import Calendar

LINES = (
    *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//a//EN", "BEGIN:VEVENT", "UID:1"),
    *("DTSTAMP:20260101T000000Z", "DTSTART;TZID=Europe/Rome:20270327T120000", "DURATION:{}"),
    *("END:VEVENT", "END:VCALENDAR", ""),
)
for duration in ("P1D", "PT24H", "PT72H"):
    [event] = Calendar.from_ical("\r\n".join(LINES).format(duration)).walk("VEVENT")
    written = event["DURATION"].to_ical().decode()
    exact = event.end.astimezone(timezone.utc) - event.start.astimezone(timezone.utc)
    print(f"{duration}: ends {event.end}, after {exact / timedelta(hours=1):g} hours; written {written}")
PYTHON
diff - "$folder/seen" <<'EXPECTED'
P1D: ends 2027-03-28 12:00:00+02:00, after 23 hours; written P1D
PT24H: ends 2027-03-28 12:00:00+02:00, after 23 hours; written P1D
PT72H: ends 2027-03-30 12:00:00+02:00, after 71 hours; written P3D
EXPECTED
