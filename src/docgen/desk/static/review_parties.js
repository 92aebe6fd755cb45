// The parties of the declaration: who is one, and an entry for those that parties.yaml lacks.

import { element } from "./elements.js";
import { decideParties } from "./review_decisions.js";

/** Let the forms write what is decided. */
export function listenToParties(review) {
  const another = review.querySelector(".another-party");
  another.addEventListener("submit", (event) => {
    event.preventDefault();
    const { value } = another.elements.party;
    if (!value.trim()) return;
    another.reset();
    review.act(() => participants(review, [...codes(review), value]));
  });
  const list = document.getElementById("parties");
  list.addEventListener("submit", (event) => {
    event.preventDefault();
    const { slug, official } = event.target.elements;
    const decision = { type: "party", code: event.target.dataset.code, slug: slug.value, official: official.value };
    review.act(() => decideParties(review, decision, review.state.pending.parties.vocabulary_entry));
  });
  list.addEventListener("click", ({ target }) => {
    const { remove } = target.closest("button")?.dataset ?? {};
    if (remove) review.act(() => participants(review, codes(review).filter((each) => each !== remove)));
  });
}

function codes(review) {
  return review.state.pending.parties.parties.map((each) => each.code);
}

function participants(review, parties) {
  const decision = { type: "participants", parties };
  return decideParties(review, decision, review.state.pending.parties.declaration_entry);
}

/** Show the parties as they are in the files; what is typed at the moment stays. */
export function showParties(review) {
  const list = document.getElementById("parties");
  if (list.contains(document.activeElement) && document.activeElement.matches("input")) return;
  list.replaceChildren(...review.state.pending.parties.parties.map(item));
}

function item(party) {
  const remove = element("button", { type: "button", className: "plain", "data-remove": party.code, "aria-label": `Not a party: ${party.name}` }, "Not a party");
  const said = element("p", {}, element("strong", {}, party.name), ` ${party.said}`);
  if (party.known) return element("li", {}, said, remove);
  const field = (name, words) =>
    element("label", {}, element("span", {}, words), element("input", { name, value: party[name], autocomplete: "off" }));
  const add = element("button", { type: "submit" }, "Add to parties.yaml");
  const form = element("form", { className: "edit", "data-code": party.code, "aria-label": `${party.name} in parties.yaml` },
    field("official", "Official name"), field("slug", "Name in file names"), element("p", { className: "buttons" }, add, remove));
  return element("li", { className: "unknown" }, said, form);
}
