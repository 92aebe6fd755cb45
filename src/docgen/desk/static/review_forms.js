// Forms to change a summary or a commitment. What is not changed is not sent.

import { element } from "./elements.js";
import { completeBy, next, rest } from "./review_completion.js";

const STAGES = [["", "the text does not say"], ["agreed", "agreed"], ["proposed", "proposed"], ["open", "can be read as either"]];

/** A form for a summary; `done` gets the new one, or null. */
export function summaryForm(paragraph, done) {
  const field = element("textarea", { name: "summary", rows: 4, value: paragraph.summary });
  const form = framed([labelled("Summary", field, completeBy(field, (typed) => next(typed, paragraph.text)))], done);
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    done({ summary: field.value });
  });
  return form;
}

/**
 * A form for a commitment; `pledge` is the present one, or null for a new one.
 *
 * `done` gets what is changed, or null. `offers` are dates and places that the paragraph gives.
 */
export function commitmentForm(pledge, paragraph, kinds, offers, done) {
  const old = pledge ?? { what: "", kind: "cooperation", by: [], due: "", place: "", stage: "", duty: [], sectors: null };
  const { named, groups, all } = paragraph.parties;
  const words = `${pledge?.quote ?? ""} ${paragraph.text}`; // its own words first
  const fields = {
    what: element("input", { name: "what", value: old.what, autocomplete: "off", required: true }),
    kind: element("select", { name: "kind" }, ...kinds.map((kind) => new Option(kind, kind, false, kind === old.kind))),
    by: element("input", { name: "by", value: old.by.join(", "), autocomplete: "off" }),
    duty: element("input", { name: "duty", value: (old.duty ?? []).join(", "), autocomplete: "off", placeholder: "where the text says who has to act" }),
    due: element("input", { name: "due", value: old.due ?? "", autocomplete: "off", placeholder: "2027, by 2027-05, within 2 years, every year, next meeting" }),
    place: element("input", { name: "place", value: old.place ?? "", autocomplete: "off" }),
    stage: element("select", { name: "stage" }, ...STAGES.map(([stage, said]) => new Option(said, stage, false, stage === (old.stage ?? "")))),
    sectors: element("input", { name: "sectors", value: (old.sectors ?? []).join(", "), autocomplete: "off", placeholder: "those of the paragraph" }),
  };
  const form = framed(
    [
      element("p", { className: "declared quote", id: "chosen" }, pledge?.quote ?? "Select words in the paragraph."),
      element("p", { className: "quiet" }, "Its words: select them in the paragraph ", element("kbd", {}, "F2"), ", or type there how they begin."),
      labelled("Title", fields.what, completeBy(fields.what, (typed) => next(typed, words))),
      labelled("Kind", fields.kind),
      labelled("By", fields.by, offered(fields.by, [...(all ? ["all"] : []), ...groups, ...named], true)),
      labelled("Duty", fields.duty),
      labelled("Due", fields.due, offered(fields.due, offers.dues), completeBy(fields.due, (typed) => rest(typed, offers.dues))),
      labelled("Place", fields.place, offered(fields.place, offers.places), completeBy(fields.place, (typed) => rest(typed, offers.places))),
      labelled("Stage", fields.stage),
      labelled("Sectors", fields.sectors, offered(fields.sectors, paragraph.sectors, true)),
    ],
    done,
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const now = {
      what: fields.what.value.trim(),
      kind: fields.kind.value,
      by: list(fields.by.value),
      duty: list(fields.duty.value),
      due: fields.due.value.trim(),
      place: fields.place.value.trim(),
      stage: fields.stage.value,
      sectors: fields.sectors.value.trim() ? list(fields.sectors.value) : null,
    };
    const changed = Object.entries(now).filter(([key, value]) => !pledge || !same(value, old[key] ?? blank(key)));
    done(Object.fromEntries(changed));
  });
  return form;
}

function blank(key) {
  if (key === "duty") return [];
  return key === "sectors" ? null : "";
}

function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

function list(words) {
  return words.split(/[,;]/).map((each) => each.trim()).filter(Boolean);
}

function labelled(name, field, ...more) {
  return element("div", { className: "field" }, element("label", {}, element("span", {}, name), field), ...more);
}

/**
 * Buttons that put a value into `field`, or (`several`) add it to those there.
 *
 * They are for the mouse: Tab passes them by, as the values can be typed.
 */
function offered(field, values, several = false) {
  const made = values.map((value) => {
    const button = element("button", { type: "button", className: "chip", tabIndex: -1 }, value);
    button.addEventListener("click", () => {
      const there = several ? list(field.value) : [];
      field.value = there.includes(value) ? there.filter((each) => each !== value).join(", ") : [...there, value].join(", ");
      field.focus();
    });
    return button;
  });
  return element("span", { className: "chips" }, ...made);
}

function framed(children, done) {
  const cancel = element("button", { type: "button", className: "plain" }, "Cancel ", element("kbd", {}, "Esc"));
  const save = element("button", { type: "submit" }, "Save ", element("kbd", {}, "Enter"));
  const form = element("form", { className: "edit" }, ...children, element("p", { className: "buttons" }, save, cancel));
  cancel.addEventListener("click", () => done(null));
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    done(null);
  });
  return form;
}
