// A calendar program by Mozilla's library: takes in the files that are its arguments, one after the
// other, and prints what it then shows, as JSON. An entry replaces one of its UID unless its
// SEQUENCE is lower (RFC 5546, section 2.1.5), a cancelled one takes it away.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [library, ...files] = process.argv.slice(2);
const ICAL = (await import(createRequire(library + "/").resolve("ical.js"))).default;

const known = new Map();
for (const file of files) {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(file, "utf8")));
  for (const entry of calendar.getAllSubcomponents()) {
    const uid = entry.getFirstPropertyValue("uid");
    const before = known.get(uid);
    const sequence = entry.getFirstPropertyValue("sequence");
    if (before && before.getFirstPropertyValue("sequence") > sequence) continue;
    known.set(uid, entry);
  }
}
const shown = [...known].filter(([, each]) => each.getFirstPropertyValue("status") !== "CANCELLED");
const text = (entry, name) => entry.getFirstPropertyValue(name)?.toString() ?? "";
const told = shown.map(([uid, each]) => [
  uid,
  ["summary", "description", "dtstart", "dtend"].map((name) => text(each, name)),
]);
console.log(JSON.stringify(Object.fromEntries(told)));
