// The comparison: each thing that the import left out or was not sure of is kept or dropped.

import { refresh } from "./fresh.js";

const WHAT = { k: "keep", d: "drop" };

class DeskCompare extends HTMLElement {
  connectedCallback() {
    this.steps = []; // that can be undone
    this.at = 0;
    this.work = Promise.resolve();
    this.addEventListener("keydown", (event) => this.pressed(event));
    this.addEventListener("click", (event) => this.clicked(event));
    this.addEventListener("focusin", ({ target }) => this.mark(target.closest(".choice")));
    document.addEventListener("fresh", () => this.mark(this.choices[Math.min(this.at, this.choices.length - 1)]));
    const first = this.choices.findIndex((each) => each.matches(".unsure"));
    this.go(Math.max(first, 0), { preventScroll: true });
  }

  get choices() {
    return [...this.querySelectorAll(".choice")].filter((each) => each.querySelector("button"));
  }

  /** Do `work` after all that was begun before. */
  act(work) {
    this.work = this.work.then(work).catch((error) => this.say(`The desk does not answer: ${error.message}`));
    return this.work;
  }

  say(text) {
    document.getElementById("said").textContent = text;
  }

  mark(choice) {
    if (!choice) return;
    for (const each of this.querySelectorAll(".choice[aria-current]")) each.removeAttribute("aria-current");
    choice.setAttribute("aria-current", "true");
    this.at = Math.max(this.choices.indexOf(choice), 0);
  }

  go(at, options) {
    const choice = this.choices[Math.min(Math.max(at, 0), this.choices.length - 1)];
    choice?.focus(options);
  }

  pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const work = { n: () => this.go(this.at + 1), p: () => this.go(this.at - 1), u: () => this.undo() }[event.key];
    if (!work && !WHAT[event.key]) return;
    event.preventDefault();
    this.act(work ?? (() => this.decide(this.choices[this.at], WHAT[event.key])));
  }

  clicked({ target }) {
    const button = target.closest("button[data-key]");
    if (button) this.act(() => this.decide(button.closest(".choice"), WHAT[button.dataset.key]));
  }

  async decide(choice, what) {
    if (!choice?.dataset.does.split(" ").includes(what)) {
      this.say(choice ? `There is nothing to ${what} here.` : "There is nothing to decide here.");
      return;
    }
    this.mark(choice);
    const { version } = document.getElementById("texts").dataset;
    const { line, ...asked } = JSON.parse(choice.dataset.decision);
    const decision = { what, ...asked, ...(what === "drop" && line ? { line } : {}) };
    this.say("Comparing the text with its source…");
    const told = await this.post("decisions", { text: this.dataset.text, decision, version });
    if (told.step) this.steps = [...this.steps, told.step].slice(-50);
    await this.fresh();
    this.say(told.error ?? "Saved.");
  }

  async undo() {
    const step = this.steps.pop();
    if (step === undefined) {
      this.say("There is nothing to undo on this page.");
      return;
    }
    const told = await this.post("undo", { step });
    await this.fresh();
    this.say(told.error ? `Not undone: ${told.error}` : "Undone.");
  }

  /** The page as the files are now. */
  fresh() {
    return new Promise((done) => {
      document.addEventListener("fresh", done, { once: true });
      refresh();
    }).then(() => this.go(this.at, { preventScroll: true }));
  }

  async post(what, body) {
    const answer = await fetch(`/compare/${what}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    return answer.json();
  }
}

customElements.define("desk-compare", DeskCompare);
