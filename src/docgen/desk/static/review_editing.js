// The forms in the place of the entries, and words to choose in the place of the paragraph.

import { offersOf } from "./review_choices.js";
import { decide } from "./review_decisions.js";
import { commitmentForm, summaryForm } from "./review_forms.js";
import { selectedIn, wordsField } from "./review_text.js";

/** Change the current entry. */
export function edit(review) {
  const { part, number } = review.state.current;
  if (part === "commitment") return editCommitment(review, number, review.paragraph.commitments[number - 1]);
  if (part === "summary") return editSummary(review);
  return typeAnother(review);
}

/** Add a commitment, of the words that are selected or will be. */
export function add(review) {
  return editCommitment(review, review.paragraph.commitments.length + 1, null);
}

/** Go where another sector or party is typed. */
export function typeAnother(review) {
  const part = review.state.current.part === "parties" ? "parties" : "sectors";
  review.querySelector(`.another input[name=${part}]`).focus();
}

function editSummary(review) {
  const { ref } = review.state.current;
  const form = summaryForm(review.paragraph, (made) => close(review, made && { type: "summary", paragraph: ref, ...made }));
  open(review, form);
  form.elements.summary.focus();
}

function editCommitment(review, number, pledge) {
  const { paragraph } = review;
  const ref = paragraph.paragraph;
  let places = pledge ? null : selectedIn(review.shownWords, paragraph.text);
  const form = commitmentForm(pledge, paragraph, review.known.kinds, offersOf(paragraph), (made) =>
    close(review, made && { type: "commitment", paragraph: ref, number, ...made, ...(places ? { words: places } : {}) }),
  );
  const first = places ?? pledge?.words;
  const field = wordsField(paragraph, review.state.pending.language, first, (chosen, words) => {
    places = chosen;
    document.getElementById("chosen").textContent = words;
  });
  if (places) form.querySelector("#chosen").textContent = [...paragraph.text].slice(...places).join("");
  open(review, form);
  document.getElementById("words").replaceChildren(field);
  if (first) form.elements.what.select();
  else field.focus();
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close(review, null);
    if (event.key !== "Enter") return;
    event.preventDefault();
    form.elements.what.select();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "F2") field.focus();
  });
}

function open(review, form) {
  review.edited = form;
  document.getElementById("units").replaceChildren(form);
  review.querySelector(".whole").hidden = true;
  review.say("");
}

/** Leave the form; a decision is written first, and if it cannot be, the form stays. */
function close(review, decision) {
  review.act(async () => {
    review.edited = decision ? review.edited : null;
    if (decision && !(await decide(review, decision))) return;
    review.edited = null;
    review.querySelector(".whole").hidden = false;
    review.show();
    review.desk.focus({ preventScroll: true });
  });
}
