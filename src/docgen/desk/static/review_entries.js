// The entries of a paragraph: what is proposed or confirmed, and the buttons of the current one.

import { element } from "./elements.js";
import { offersOf, otherTitles, WEIGHTS } from "./review_choices.js";
import { entriesOf } from "./review_state.js";

const TITLES = { sectors: "Sectors", parties: "Parties", summary: "Summary" };
const BUTTONS = [
  ["a", "Accept", ""],
  ["r", "Reject", "plain"],
  ["e", "Edit", "plain"],
  ["s", "Skip", "plain"],
];
const MOST_NUMBERED = 9;
const MOST_EXPLAINED = 3;

/** The elements of all entries of `paragraph`. `names` knows how sectors and parties are called. */
export function entries(paragraph, current, choices, names) {
  return entriesOf(paragraph).map((entry) => {
    const isCurrent = entry.part === current.part && entry.number === current.number;
    return group(paragraph, entry, isCurrent, choices, names);
  });
}

function group(paragraph, entry, isCurrent, choices, names) {
  const { part, number, left } = entry;
  const id = `entry-${part}-${number}`;
  const title = TITLES[part] ?? `Commitment ${number}`;
  const choose = element("button", { type: "button", className: "title", id, "data-part": part, "data-number": number }, title);
  const state = element("span", { className: left ? "state left" : "state" }, left ? "proposed" : "confirmed");
  const body =
    part === "commitment"
      ? commitment(paragraph, paragraph.commitments[number - 1], isCurrent, names)
      : bodyOf(paragraph, part, choices, names);
  const made = element("div", { className: "entry", role: "group", "aria-labelledby": id }, element("h3", {}, choose, " ", state), ...body);
  if (isCurrent) {
    made.setAttribute("aria-current", "true");
    made.append(buttons());
  }
  return made;
}

function buttons() {
  const made = BUTTONS.map(([key, words, className]) =>
    element("button", { type: "button", className, "data-key": key }, `${words} `, element("kbd", {}, key)),
  );
  return element("p", { className: "buttons" }, ...made);
}

function bodyOf(paragraph, part, choices, names) {
  if (part === "summary") return [element("p", {}, paragraph.summary || "None."), weights(paragraph.weight)];
  const shown = choices[part];
  const made = shown.map((choice, index) => {
    const number = index < MOST_NUMBERED ? [" ", element("kbd", {}, String(index + 1))] : [];
    return element(
      "button",
      { type: "button", className: "chip", "aria-pressed": choice.on, "data-choice": choice.id, "data-part": part },
      names[part].get(choice.id) ?? choice.id,
      ...number,
    );
  });
  return [
    ...(part === "sectors" ? why(paragraph, names) : []),
    element("p", { className: "chips" }, ...(made.length ? made : ["None."])),
    element(
      "label",
      { className: "another" },
      "Another ",
      element("input", { name: part, autocomplete: "off", list: `${part}-names` }),
      " ",
      element("kbd", {}, "t"),
      " ",
      element("output", { className: "quiet" }),
    ),
  ];
}

/** The words that spoke for the sectors that are offered. */
function why(paragraph, names) {
  const said = offersOf(paragraph).sectors.slice(0, MOST_EXPLAINED).map(({ sector, why: cues }) => {
    const words = cues.map((cue) => `“${cue.words}”`).join(", ");
    return `${names.sectors.get(sector) ?? sector}: ${words}`;
  });
  return said.length ? [element("p", { className: "quiet why" }, said.join(" · "))] : [];
}

function commitment(paragraph, pledge, isCurrent, names) {
  const facts = [
    ["Kind", pledge.kind],
    ["Duty", (pledge.duty ?? []).map((each) => names.parties.get(each) ?? each).join(", ")],
    ["By", pledge.by.map((each) => names.parties.get(each) ?? each).join(", ")],
    ["Due", pledge.due ?? ""],
    ["Place", pledge.place ?? ""],
    ["Stage", pledge.stage ?? ""],
    ["Sectors", (pledge.sectors ?? []).map((each) => names.sectors.get(each) ?? each).join(", ")],
  ].filter(([, words]) => words);
  return [
    element("p", { className: "what" }, pledge.what),
    ...(isCurrent ? titles(otherTitles(paragraph, pledge)) : []),
    element("p", { className: "declared quote" }, pledge.quote),
    element(
      "dl",
      { className: "facts" },
      ...facts.map(([name, words]) => element("div", {}, element("dt", {}, name), " ", element("dd", {}, words))),
    ),
  ];
}

/** How much the paragraph weighs, to be chosen. */
function weights(now) {
  const made = Object.entries(WEIGHTS).map(([weight, said]) =>
    element("button", { type: "button", className: "chip", "aria-pressed": Number(weight) === now, "data-weight": weight }, `${said} `, element("kbd", {}, weight)),
  );
  return element("p", { className: "chips" }, element("span", { className: "quiet" }, "Weight: "), ...made);
}

/** Titles with which the commitment can be accepted too. */
function titles(others) {
  const made = others.map((title, index) =>
    element("button", { type: "button", className: "chip", "data-title": index + 1 }, `${title} `, element("kbd", {}, String(index + 1))),
  );
  return made.length ? [element("p", { className: "chips" }, element("span", { className: "quiet" }, "Or: "), ...made)] : [];
}
