#!/bin/bash
# ics 0.7.3 and node-ical 0.26.1 read an escaped backslash before an "n" as a line break; ical 14.3.1 splits
# CATEGORIES at an escaped comma. RFC 5545, section 3.3.11, writes the text "c:\new" as "c:\\new" and "Peace,
# security" as "Peace\, security"; vobject 0.9.9, icalendar 7.3.2 and ical.js 2.2.1 read both as they were.
# Where it matters: names of shares and files in descriptions break in two, and one topic becomes two, one of
# them with a backslash, though the calendar is as the standard says.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '%s\r\n' BEGIN:VCALENDAR VERSION:2.0 PRODID:-//a//EN BEGIN:VEVENT UID:1 DTSTAMP:20260101T000000Z \
    'DTSTART;VALUE=DATE:20260301' 'SUMMARY:see c:\\new' 'CATEGORIES:Peace\, security,Water' \
    END:VEVENT END:VCALENDAR >event.ics
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check ics==0.7.3 ical==14.3.1 vobject==0.9.9 \
    icalendar==7.3.2 python-dateutil==2.9.0.post0
npm install --silent --no-audit --no-fund node-ical@0.26.1 ical.js@2.2.1
venv/bin/python - <<'PYTHON'
from pathlib import Path

import icalendar, ics, vobject
from ical.calendar_stream import IcsCalendarStream

text = Path("event.ics").read_bytes().decode()
[first] = ics.Calendar(text).events
[second] = IcsCalendarStream.calendar_from_ics(text).events
[third] = icalendar.Calendar.from_ical(text).walk("VEVENT")
summaries = {
    "ics": first.name,
    "ical": second.summary,
    "icalendar": str(third["SUMMARY"]),
    "vobject": vobject.readOne(text).vevent.summary.value,
}
topics = {"ical": second.categories, "icalendar": [str(each) for each in third["CATEGORIES"].cats]}
print(summaries, topics, sep="\n")
right = "see c:\\new"
assert summaries == {"ics": "see c:\\\new", "ical": right, "icalendar": right, "vobject": right}
assert topics == {"ical": ["Peace\\", " security", "Water"], "icalendar": ["Peace, security", "Water"]}
PYTHON
node --input-type=module - <<'NODE'
import assert from "node:assert";
import { readFileSync } from "node:fs";
import ICAL from "ical.js";
import ical from "node-ical";

const text = readFileSync("event.ics", "utf8");
const theirs = Object.values(ical.sync.parseICS(text)).find((each) => each.type === "VEVENT").summary;
const event = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent("vevent");
const summary = event.getFirstPropertyValue("summary");
console.log(JSON.stringify({ "node-ical": theirs, "ical.js": summary }));
assert.equal(summary, "see c:\\new");
assert.equal(theirs, "see c:\\\new");
NODE
