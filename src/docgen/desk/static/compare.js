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
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("dialog")) return;
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
    await this.send(decision, version);
  }

  /** Write `decision`, taken on the files of `version`; the person is asked if that cannot be. */
  async send(decision, version) {
    this.say("Comparing the text with its source…");
    const told = await this.post("decisions", { text: this.dataset.text, decision, version });
    if (told.step) this.steps = [...this.steps, told.step].slice(-50);
    await this.fresh();
    this.say(told.error ?? ["Saved.", ...told.told].join(" "));
    if (told.entry && (await this.askAboutEntry(told))) {
      await this.send({ ...decision, with_annotations: true }, version);
    } else if (told.on_disk && (await this.askAboutBoth(told))) {
      await this.send(told.again, told.version);
    }
  }

  /** Show both versions; whether the decision is to be applied to what is on the disk. */
  askAboutBoth({ on_disk: onDisk, wanted, again }) {
    document.getElementById("on-disk").textContent = onDisk;
    document.getElementById("wanted").textContent = wanted;
    document.getElementById("again").hidden = !again;
    document.getElementById("no-again").hidden = Boolean(again);
    return ask("conflict-title");
  }

  askAboutEntry({ paragraph, entry }) {
    document.getElementById("annotated").textContent = `paragraph ${paragraph}`;
    document.getElementById("entry").textContent = entry;
    return ask("annotated-title");
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
    if (told.on_disk) await this.askAboutBoth(told);
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

/** Show the dialog with this title; whether the person chose the second answer. */
function ask(title) {
  const dialog = document.getElementById(title).closest("dialog");
  const before = document.activeElement;
  dialog.returnValue = "keep";
  dialog.showModal();
  return new Promise((done) => {
    dialog.addEventListener("close", () => {
      before?.focus({ preventScroll: true });
      done(dialog.returnValue === "again");
    }, { once: true });
  });
}

customElements.define("desk-compare", DeskCompare);
