// What number keys choose: sectors and parties, which are switched before they are confirmed, and
// titles.

import { decide } from "./review_decisions.js";

export const WEIGHTS = { 1: "courtesy", 2: "substance", 3: "headline" };
const MOST_OFFERED = 3; // sectors, and titles

/** The sectors or parties to switch, in their order, and which are on. */
export function choicesOf(review, part) {
  const now = chosenIn(review.paragraph, part);
  const chosen = isDrafted(review, part) ? review.draft.chosen : now;
  const likely = part === "sectors" ? offersOf(review.paragraph).sectors.slice(0, MOST_OFFERED) : [];
  const ids = [...likely.map((each) => each.sector), ...now, ...chosen];
  return [...new Set(ids)].map((id) => ({ id, on: chosen.includes(id) }));
}

/** What the paragraph offers, once it was asked for. */
export function offersOf(paragraph) {
  return paragraph.offers ?? { sectors: [], dues: [], places: [], titles: [] };
}

function chosenIn({ sectors, parties: { named, groups, all } }, part) {
  return part === "sectors" ? sectors : [...(all ? ["all"] : []), ...groups, ...named];
}

/** Whether `part` of the current paragraph was switched and not confirmed. */
export function isDrafted({ draft, state }, part) {
  return draft?.part === part && draft.ref === state.current.ref;
}

/** Switch one on or off. */
export function switchChoice(review, part, id) {
  const choices = choicesOf(review, part);
  const known = choices.some((each) => each.id === id);
  const chosen = choices.filter((each) => each.on !== (each.id === id)).map((each) => each.id);
  if (!known) chosen.push(id);
  const { ref } = review.state.current;
  review.draft = { ref, part, chosen };
  review.state.current = { ref, part, number: 0 };
  review.show();
  const words = review.names[part].get(id) ?? id;
  review.say(`${words} ${chosen.includes(id) ? "on" : "off"}; ${chosen.length} chosen.`);
}

/** Choose the one at `number`, from 1: a title of a commitment, a weight, a party, or else a sector. */
export function chooseNumber(review, number) {
  const { part: current } = review.state.current;
  if (current === "commitment") return chooseTitle(review, number);
  if (current === "summary") return chooseWeight(review, number);
  const part = current === "parties" ? "parties" : "sectors";
  const choice = choicesOf(review, part)[number - 1];
  return choice && switchChoice(review, part, choice.id);
}

/** Accept the summary, with another weight of the paragraph. */
export function chooseWeight(review, weight) {
  return weight in WEIGHTS && decide(review, { type: "summary", paragraph: review.state.current.ref, weight });
}

/** Other titles for a commitment. */
export function otherTitles(paragraph, { quote, what }) {
  const offered = offersOf(paragraph).titles.find((each) => each.quote === quote);
  return (offered?.titles ?? []).filter((title) => title !== what).slice(0, MOST_OFFERED);
}

/** Accept the current commitment with another title. */
export function chooseTitle(review, number) {
  const { ref, number: commitment } = review.state.current;
  const what = otherTitles(review.paragraph, review.paragraph.commitments[commitment - 1])[number - 1];
  return what && decide(review, { type: "commitment", paragraph: ref, number: commitment, what });
}

/** The one whose id or name was typed, or begins so, or has it inside. */
export function typed(names, words) {
  const wanted = words.trim().toLowerCase();
  const first = (test) => [...names].find((each) => each.some((name) => test(name.toLowerCase())));
  const found = first((name) => name === wanted) ?? first((name) => name.startsWith(wanted)) ?? first((name) => name.includes(wanted));
  return wanted && found ? found[0] : null;
}

/** The decision that confirms what was switched. */
export function drafted({ draft, known }) {
  const { part, ref, chosen } = draft;
  if (part === "sectors") return { type: part, paragraph: ref, sectors: chosen };
  const groups = chosen.filter((id) => known.groups.some((each) => each.id === id));
  const named = chosen.filter((id) => id !== "all" && !groups.includes(id));
  return { type: part, paragraph: ref, parties: { named, groups, all: chosen.includes("all") } };
}
