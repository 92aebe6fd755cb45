// The head of the declaration: what the import found of it, and what a person fills in.

import { decideHead } from "./review_decisions.js";

/** Let the form write what is changed. */
export function listenToHead(review) {
  const form = review.querySelector(".head form");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const values = Object.fromEntries([...new FormData(form)].map(([key, value]) => [key, value.trim()]));
    review.act(() => decideHead(review, values));
  });
}

/** Show the head as it is in the file; open it where something is missing. */
export function showHead(review) {
  const details = review.querySelector(".head");
  const missing = review.state.pending.head.filter((each) => !each.value).map((each) => each.key);
  const strangers = review.state.pending.parties.parties.filter((each) => !each.known);
  const lacks = [
    ...(missing.length ? [`${missing.join(", ")} missing`] : []),
    ...(strangers.length ? [`${strangers.map((each) => each.name).join(", ")} not in parties.yaml`] : []),
  ];
  details.querySelector("summary").textContent = ["Title, date, place and parties", lacks.join("; ")].filter(Boolean).join(": ");
  if (lacks.length) details.open = true;
  const { elements } = details.querySelector("form");
  for (const { key, value } of review.state.pending.head) {
    if (document.activeElement !== elements[key] || !elements[key].value) elements[key].value = value;
  }
}
