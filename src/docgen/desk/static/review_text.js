// The paragraph: its words with those of commitments marked, or a field to choose words in.
//
// Words are chosen in a text field that refuses all writing: it has the browser's own keys and mouse
// for selecting, and a screen reader says what is selected. (In one with `readonly`, Chromium's keys
// do not move the caret.) Letters that are typed choose the words from where they are first found
// to the end of the sentence. Only the two places are sent, so nothing can be misquoted.

import { element } from "./elements.js";

/** The server counts characters as Unicode does, JavaScript those beyond U+FFFF as two. */
function toUnits(text, count) {
  return [...text].slice(0, count).join("").length;
}

function toCharacters(text, units) {
  return [...text.slice(0, units)].length;
}

/** The paragraph to read; the words of the commitment `number` stand out. */
export function words(paragraph, language, number) {
  const { text, commitments } = paragraph;
  const marks = commitments
    .filter((each) => each.words)
    .map((each) => ({ number: each.number, start: toUnits(text, each.words[0]), end: toUnits(text, each.words[1]) }));
  const cuts = [...new Set([0, text.length, ...marks.flatMap(({ start, end }) => [start, end])])];
  cuts.sort((one, other) => one - other);
  const made = element("p", { className: "declared", lang: language });
  for (let at = 1; at < cuts.length; at++) {
    const part = text.slice(cuts[at - 1], cuts[at]);
    const on = marks.filter(({ start, end }) => start <= cuts[at - 1] && cuts[at] <= end);
    if (!on.length) made.append(part);
    else made.append(element("mark", { className: on.some((each) => each.number === number) ? "current" : "" }, part));
  }
  return made;
}

/** What is selected in the paragraph shown by `words`, or null. */
export function selectedIn(shown, text) {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!shown.contains(range.startContainer) || !shown.contains(range.endContainer)) return null;
  const before = document.createRange();
  before.selectNodeContents(shown);
  before.setEnd(range.startContainer, range.startOffset);
  const start = before.toString().length;
  const end = start + range.toString().length;
  return [toCharacters(text, start), toCharacters(text, end)];
}

/** Where the sentence ends that `at` is in, without its stop. */
function sentenceEnd(text, at) {
  const length = text.slice(at).search(/[.;:!?](?=\s|$)|$/);
  return at + length;
}

/** A field to choose words in; `chosen` is called with the two places whenever they change. */
export function wordsField(paragraph, language, first, chosen) {
  const { text } = paragraph;
  const field = element("textarea", {
    className: "declared",
    value: text,
    lang: language,
    rows: 1,
    spellcheck: false,
    "aria-readonly": "true",
    "aria-label": `Paragraph ${paragraph.paragraph}: select the words of the commitment`,
  });
  if (first) field.setSelectionRange(toUnits(text, first[0]), toUnits(text, first[1]));
  const tell = () => {
    const { selectionStart, selectionEnd } = field;
    if (selectionStart === selectionEnd) return;
    chosen([toCharacters(text, selectionStart), toCharacters(text, selectionEnd)], text.slice(selectionStart, selectionEnd));
  };
  let typed = "";
  field.addEventListener("keydown", (event) => {
    if (event.key.length > 1 || event.ctrlKey || event.metaKey || event.altKey) {
      if (event.key !== "Shift") typed = "";
      return;
    }
    typed += event.key;
    const start = text.toLowerCase().indexOf(typed.toLowerCase());
    if (start >= 0) field.setSelectionRange(start, sentenceEnd(text, start + typed.length));
  });
  field.addEventListener("beforeinput", (event) => event.preventDefault());
  field.addEventListener("input", () => (field.value = text)); // of a keyboard that cannot be stopped
  for (const kind of ["select", "keyup", "mouseup"]) field.addEventListener(kind, tell);
  requestAnimationFrame(() => {
    field.style.height = `${field.scrollHeight + 4}px`;
  });
  return field;
}
