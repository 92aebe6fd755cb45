// The comparison: each thing that the import left out or was not sure of is kept or dropped.

import { ask, WritingElement } from "./writing.js";

const WHAT = { k: "keep", d: "drop" };

class DeskCompare extends WritingElement {
  address = "/compare";

  connectedCallback() {
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
    const told = await this.write("decisions", { text: this.dataset.text, decision, version });
    this.say(told.error ?? ["Saved.", ...told.told].join(" "));
    if (told.entry && (await this.askAboutEntry(told))) {
      await this.send({ ...decision, with_annotations: true }, version);
    } else if ("on_disk" in told && (await this.askAboutBoth(told, Boolean(told.again)))) {
      await this.send(told.again, told.version);
    }
  }

  /** Whether the decision, if it `canBe`, is to be applied to what is on the disk. */
  askAboutBoth(told, canBe) {
    document.getElementById("no-again").hidden = canBe;
    return super.askAboutBoth(told, canBe);
  }

  async askAboutEntry({ paragraph, entry }) {
    document.getElementById("annotated").textContent = `paragraph ${paragraph}`;
    document.getElementById("entry").textContent = entry;
    return (await ask("annotated-title")) === "again";
  }

  async fresh() {
    await super.fresh();
    this.go(this.at, { preventScroll: true });
  }
}

customElements.define("desk-compare", DeskCompare);
