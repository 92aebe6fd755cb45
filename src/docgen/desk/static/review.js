// The review: proposals in a stream, a paragraph at a time, by keyboard first.

import { element } from "./elements.js";
import { on } from "./events.js";
import { chooseNumber, chooseTitle, chooseWeight, choicesOf, switchChoice, typed } from "./review_choices.js";
import { accept, acceptAll, reject, undo } from "./review_decisions.js";
import { add, edit, typeAnother } from "./review_editing.js";
import { entries } from "./review_entries.js";
import { listenToHead, showHead } from "./review_head.js";
import { listenToParties, showParties } from "./review_parties.js";
import { State } from "./review_state.js";
import { words } from "./review_text.js";

const KEYS = {
  a: accept,
  r: reject,
  e: edit,
  s: (review) => review.go((state) => state.skip()),
  u: undo,
  v: acceptAll,
  c: add,
  t: typeAnother,
  g: (review) => review.tools.jump.focus(),
  j: (review) => review.go((state) => state.move(1)),
  k: (review) => review.go((state) => state.move(-1)),
  n: (review) => review.go((state) => state.turn(1)),
  p: (review) => review.go((state) => state.turn(-1)),
};

class DeskReview extends HTMLElement {
  async connectedCallback() {
    this.state = new State();
    this.steps = []; // that can be undone
    this.edited = null; // the form that is open
    this.draft = null; // sectors or parties that were switched and not confirmed
    this.work = Promise.resolve();
    this.address = `/review/${encodeURIComponent(this.dataset.name)}`;
    this.desk = this.querySelector(".desk");
    this.tools = this.querySelector(".tools").elements;
    this.desk.addEventListener("keydown", (event) => this.pressed(event));
    this.desk.addEventListener("click", (event) => this.clicked(event));
    this.desk.addEventListener("input", (event) => this.typing(event));
    const form = this.querySelector(".tools");
    form.addEventListener("submit", (event) => this.jump(event));
    form.addEventListener("change", (event) => this.filtered(event));
    listenToHead(this);
    listenToParties(this);
    for (const kind of ["content", "again"]) on(kind, () => this.act(() => this.load()));
    await this.act(() => this.load());
    this.desk.focus({ preventScroll: true });
  }

  /** Do `work` after all that was begun before, so that no key is lost. */
  act(work) {
    this.work = this.work.then(work).catch((error) => this.say(`The desk does not answer: ${error.message}`));
    return this.work;
  }

  async load() {
    const known = this.state.version ? `?version=${this.state.version}` : "";
    const answer = await fetch(`${this.address}/state${known}`);
    if (answer.status === 204) return;
    const told = await answer.json();
    if (!answer.ok) {
      this.say(told.error);
      return;
    }
    this.known = told;
    this.names = {
      sectors: new Map(told.sectors.map(({ id, name }) => [id, name])),
      parties: new Map([["all", "Everyone"], ...[...told.groups, ...told.parties].map(({ id, name }) => [id, name])]),
    };
    this.fillTools();
    this.state.take(told);
    showHead(this);
    showParties(this);
    if (!this.edited) await this.present();
  }

  fillTools() {
    for (const [name, part] of [["sector", "sectors"], ["party", "parties"]]) {
      const chosen = this.tools[name].value;
      const options = [...this.names[part]].map(([id, said]) => new Option(said, id, false, id === chosen));
      this.tools[name].replaceChildren(new Option("any", ""), ...options);
      const list = document.getElementById(`${part}-names`);
      list.replaceChildren(...[...this.names[part].values()].map((said) => element("option", { value: said })));
    }
  }

  get paragraph() {
    return this.state.paragraph;
  }

  /** Show the current paragraph, with what it offers. */
  async present() {
    const { paragraph } = this;
    if (paragraph && !paragraph.offers) {
      const answer = await fetch(`${this.address}/offers?paragraph=${encodeURIComponent(paragraph.paragraph)}`);
      if (answer.ok) paragraph.offers = await answer.json();
    }
    this.show();
  }

  show() {
    const { paragraph, state } = this;
    const inside = this.desk.contains(document.activeElement);
    this.showProgress();
    this.desk.hidden = !paragraph;
    if (!paragraph) return;
    document.getElementById("heading").textContent = paragraph.heading ?? "";
    document.getElementById("reference").textContent = `Paragraph ${paragraph.paragraph}`;
    this.shownWords = words(paragraph, state.pending.language, state.current.number);
    document.getElementById("words").replaceChildren(this.shownWords);
    const choices = { sectors: choicesOf(this, "sectors"), parties: choicesOf(this, "parties") };
    document.getElementById("units").replaceChildren(...entries(paragraph, state.current, choices, this.names));
    this.querySelector(".entry[aria-current]")?.scrollIntoView({ block: "nearest" });
    if (inside) this.desk.focus({ preventScroll: true });
  }

  showProgress() {
    const { total, pending } = this.state;
    const bar = this.querySelector("progress");
    bar.max = total || 1;
    bar.value = total - pending.left;
    const open = pending.paragraphs.filter((each) => each.left).length;
    document.getElementById("left").textContent = pending.left
      ? `${pending.left} of ${total} left, in ${open} paragraph${open > 1 ? "s" : ""}`
      : "Nothing is left to confirm.";
  }

  say(text) {
    document.getElementById("said").textContent = text;
  }

  go(move) {
    move(this.state);
    this.say("");
    return this.present();
  }

  pressed(event) {
    const { target, key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || this.edited) return;
    if (target.matches("input")) {
      if (key === "Enter") this.typed(event);
      if (key === "Escape") this.desk.focus();
      return;
    }
    if (key === "Enter" && target.matches("button")) return;
    const name = key === "Enter" ? "a" : key;
    if (!Object.hasOwn(KEYS, name) && !/^[1-9]$/.test(name)) return;
    event.preventDefault();
    this.press(name);
  }

  /** Do what a key is for, unless a form was opened meanwhile. */
  press(key) {
    this.act(() => {
      if (this.edited) return undefined;
      return Object.hasOwn(KEYS, key) ? KEYS[key](this) : chooseNumber(this, Number(key));
    });
  }

  clicked({ target }) {
    const button = target.closest("button");
    if (!button || this.edited) return;
    const { key, part, number, choice, title, weight } = button.dataset;
    if (key) this.press(key);
    else if (weight) this.act(() => this.weighed(Number(weight)));
    else if (title) this.act(() => chooseTitle(this, Number(title)));
    else if (choice) this.act(() => switchChoice(this, part, choice));
    else if (part) {
      const { ref } = this.state.current;
      this.act(() => this.go((state) => (state.current = { ref, part, number: Number(number) })));
    }
  }

  /** A weight was clicked, of the paragraph that is shown. */
  weighed(weight) {
    this.state.current = { ref: this.state.current.ref, part: "summary", number: 0 };
    return chooseWeight(this, weight);
  }

  /** Another sector or party is being typed: show which one Enter would take. */
  typing({ target }) {
    const shown = target.closest(".another")?.querySelector("output");
    if (shown) shown.value = this.names[target.name].get(typed(this.names[target.name], target.value)) ?? "";
  }

  /** Another sector or party was typed. */
  typed(event) {
    const { name, value } = event.target;
    event.preventDefault();
    const found = typed(this.names[name], value);
    if (value.trim() && !found) {
      this.say(`Nothing here is called “${value}”.`);
      return;
    }
    this.desk.focus();
    if (found) this.act(() => switchChoice(this, name, found));
  }

  jump(event) {
    event.preventDefault();
    const wanted = this.tools.jump.value;
    this.act(async () => {
      if (!this.state.goTo(wanted)) {
        this.say(`There is no paragraph “${wanted}”.`);
        return;
      }
      this.tools.jump.value = "";
      await this.present();
      this.desk.focus();
    });
  }

  filtered({ target }) {
    if (target === this.tools.jump) return;
    const { show, sector, party } = this.tools;
    this.act(async () => {
      const there = this.state.filterBy({ show: show.value, sector: sector.value, party: party.value });
      await this.present();
      this.say(there ? "" : "No paragraph is like that.");
    });
  }
}

customElements.define("desk-review", DeskReview);
