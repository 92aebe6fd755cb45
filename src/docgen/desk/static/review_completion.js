// What is typed is mostly there already: the right arrow, at the end of what was typed, finishes the
// word that was begun or takes the next word of the paragraph, or takes a value that is offered.

import { element } from "./elements.js";

const WORD = /[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}’'-]*/gu;

/** What comes next after `typed` in `text`: the rest of a word, or the next one; empty if nothing. */
export function next(typed, text) {
  const words = [...text.matchAll(WORD)];
  const own = [...typed.matchAll(WORD)].map((match) => match[0].toLowerCase());
  const begun = !/\s$/.test(typed);
  for (let length = own.length; length > 0; length--) {
    const said = own.slice(-length);
    const at = words.findIndex((_, start) => said.every((word, index) => fits(words[start + index]?.[0], word, begun && index === length - 1)));
    if (at < 0) continue;
    const last = words[at + length - 1][0];
    const rest = begun ? last.slice(said.at(-1).length) : "";
    if (rest) return rest;
    const following = words[at + length];
    return following ? `${begun ? " " : ""}${following[0]}` : "";
  }
  return "";
}

function fits(word, said, begun) {
  const found = word?.toLowerCase();
  return begun ? found?.startsWith(said) : found === said;
}

/** What is missing of the first of `values` that begins with `typed`, letter case apart. */
export function rest(typed, values) {
  const found = values.find((each) => each.toLowerCase().startsWith(typed.toLowerCase()));
  return found?.slice(typed.length) ?? "";
}

/** Let the right arrow complete `field` by what `missing` says; returns a line that says how. */
export function completeBy(field, missing) {
  const offered = element("span", { className: "offered" });
  const tell = () => {
    offered.textContent = missing(field.value);
  };
  field.addEventListener("input", tell);
  field.addEventListener("keydown", (event) => {
    const { value, selectionStart, selectionEnd } = field;
    if (event.key !== "ArrowRight" || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
    if (selectionStart !== value.length || selectionEnd !== value.length) return;
    const words = missing(value);
    if (!words) return;
    event.preventDefault();
    field.value += words;
    tell();
  });
  tell();
  return element("p", { className: "quiet" }, element("kbd", {}, "→"), " at its end takes: ", offered);
}
