// Decisions: what is sent to the desk, what comes back, and what happens if somebody was faster.

import { drafted, isDrafted } from "./review_choices.js";
import { ask, post } from "./writing.js";

const MOST_STEPS = 50;
const NOTHING = { sectors: { sectors: [] }, parties: { parties: {} }, summary: { summary: "" } };

/** Confirm the current entry, as it is proposed or as it was switched. */
export function accept(review) {
  const { part, ref, number } = review.state.current;
  if (isDrafted(review, part)) return decide(review, drafted(review));
  return decide(review, number ? { type: "commitment", paragraph: ref, number } : { type: part, paragraph: ref });
}

/** Confirm that there is nothing of the kind. */
export function reject(review) {
  const { part, ref, number } = review.state.current;
  if (number) return decide(review, { type: "commitment", paragraph: ref, number, drop: true });
  return decide(review, { type: part, paragraph: ref, ...NOTHING[part] });
}

/** Confirm all that is shown of the paragraph. */
export async function acceptAll(review) {
  const { paragraph: ref, left } = review.paragraph;
  const switched = review.draft?.ref === ref;
  if (switched && !(await decide(review, drafted(review)))) return;
  const still = switched ? review.state.find(ref).left : left;
  if (still) await decide(review, { type: "paragraph", paragraph: ref });
  else if (!switched) await review.go((state) => state.next());
}

/** Whether `decision`, taken on the text `seen`, was written or given up; false if it cannot be. */
export async function decide(review, decision, seen = null) {
  const about = review.state.find(decision.paragraph);
  const told = await send(review, "decisions", { decision, seen: seen ?? about.entry });
  if (told.on_disk !== undefined) {
    if (await asked(told)) return decide(review, decision, told.on_disk);
    await review.load();
    return true;
  }
  if (told.error) {
    review.say(told.error);
    return false;
  }
  remember(review, told.step);
  take(review, told);
  review.state.next();
  await review.present();
  review.say(review.state.finished ? "Nothing is left to confirm here." : `Saved. Next: ${named(review)}.`);
  return true;
}

function remember(review, step) {
  review.steps = [...review.steps, step].slice(-MOST_STEPS);
}

/** Write what is changed in the head, a key at a time. */
export async function decideHead(review, values) {
  const changed = review.state.pending.head.filter((each) => values[each.key] !== each.value);
  for (const { key, entry } of changed) {
    if (!(await decideAbout(review, { type: "head", key, value: values[key] }, entry))) return;
  }
  await review.load();
  review.say(changed.length ? "Saved." : "Nothing was changed.");
}

/** Write a decision about parties, taken on the text `seen` of their entry. */
export async function decideParties(review, decision, seen) {
  if (!(await decideAbout(review, decision, seen))) return;
  review.querySelector(".head summary").focus();
  await review.load();
  review.say("Saved.");
}

/** Whether a decision that is about no paragraph was written. */
async function decideAbout(review, decision, seen) {
  let told = await send(review, "decisions", { decision, seen });
  if (told.on_disk !== undefined && (await asked(told))) {
    told = await send(review, "decisions", { decision, seen: told.on_disk });
  }
  if (!told.error) {
    remember(review, told.step);
    return true;
  }
  await review.load();
  if (told.on_disk === undefined) review.say(told.error);
  return false;
}

/** Take the last decision of this page back. */
export async function undo(review) {
  const step = review.steps.pop();
  if (step === undefined) {
    review.say("There is nothing to undo on this page.");
    return;
  }
  const told = await send(review, "undo", { step });
  if (told.error) {
    await review.load();
    review.say(`Not undone: ${told.error}`);
    return;
  }
  if (!told.paragraph) {
    await review.load();
    review.say("Undone in title, date, place or parties.");
    return;
  }
  take(review, told);
  review.state.goTo(told.paragraph.paragraph);
  await review.present();
  review.say(`Undone in paragraph ${told.paragraph.paragraph}.`);
}

function take(review, told) {
  review.draft = null;
  const { offers } = review.state.find(told.paragraph.paragraph);
  review.state.replace({ ...told, paragraph: { ...told.paragraph, offers } });
}

function named({ state: { current } }) {
  return `paragraph ${current.ref}, ${current.part}${current.number ? ` ${current.number}` : ""}`;
}

function send(review, what, body) {
  return post(`${review.address}/${what}`, body);
}

/** Show both texts of an entry; whether the decision is to be applied to that on the disk. */
async function asked({ on_disk, wanted }) {
  document.getElementById("on-disk").textContent = on_disk || "(no entry)";
  document.getElementById("wanted").textContent = wanted;
  return (await ask("conflict-title")) === "again";
}
