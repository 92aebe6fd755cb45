// The register: what became of a commitment is recorded, and proposed links are judged.

import { refresh } from "./fresh.js";

const KINDS = { r: "repeats", f: "follows", x: null };

class DeskRegister extends HTMLElement {
  connectedCallback() {
    this.steps = []; // that can be undone
    this.at = 0;
    this.work = Promise.resolve();
    this.addEventListener("keydown", (event) => this.pressed(event));
    this.addEventListener("click", (event) => this.clicked(event));
    this.addEventListener("focusin", ({ target }) => this.mark(target.closest(".link")));
    document.addEventListener("fresh", () => this.mark(this.current));
    this.current?.focus({ preventScroll: true });
  }

  get links() {
    return [...this.querySelectorAll("[data-target]")];
  }

  get current() {
    return this.links[Math.min(this.at, this.links.length - 1)];
  }

  /** Do `work` after all that was begun before. */
  act(work) {
    this.work = this.work.then(work).catch((error) => this.say(`The desk does not answer: ${error.message}`));
    return this.work;
  }

  say(text) {
    document.getElementById("said").textContent = text;
  }

  mark(link) {
    if (!link) return;
    for (const each of this.links) each.removeAttribute("aria-current");
    link.setAttribute("aria-current", "true");
    this.at = this.links.indexOf(link);
  }

  go(at) {
    const link = this.links[Math.min(Math.max(at, 0), this.links.length - 1)];
    (link ?? document.getElementById("links")).focus();
  }

  pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("dialog")) return;
    const work = { n: () => this.go(this.at + 1), p: () => this.go(this.at - 1), u: () => this.undo() }[event.key];
    if (!work && !(event.key in KINDS)) return;
    event.preventDefault();
    this.act(work ?? (() => this.judge(this.current, KINDS[event.key])));
  }

  clicked({ target }) {
    const judging = target.closest("button[data-key]");
    const recording = target.closest("button.record");
    if (judging) this.act(() => this.judge(judging.closest(".link"), KINDS[judging.dataset.key]));
    if (recording) this.act(() => this.record(recording));
  }

  async judge(link, kind) {
    if (!link) {
      this.say("There is no link to confirm.");
      return;
    }
    const { commitment, target, seen } = link.dataset;
    await this.send("links", { commitment, target, kind, seen });
    this.go(this.at);
  }

  async record({ dataset }) {
    const { commitment, what, status, seen } = dataset;
    const form = document.getElementById("update");
    form.reset();
    form.elements.status.value = status;
    document.getElementById("of").textContent = `${commitment}: ${what}`;
    if ((await ask("update-title")) !== "save") return;
    await this.send("updates", { commitment, update: Object.fromEntries(new FormData(form)), seen });
  }

  /** Write what is asked; if somebody else was faster, show both and ask. */
  async send(what, body) {
    const told = await this.post(what, body);
    if (told.step) this.steps = [...this.steps, told.step].slice(-50);
    await this.fresh();
    this.say(told.error ?? "Saved.");
    if ("on_disk" in told && (await this.askAboutBoth(told, true))) {
      await this.send(what, { ...body, seen: told.on_disk });
    }
  }

  /** Show both texts; whether the person wants theirs added. */
  async askAboutBoth({ on_disk: onDisk, wanted }, canAdd) {
    document.getElementById("on-disk").textContent = onDisk;
    document.getElementById("wanted").textContent = wanted;
    document.getElementById("again").hidden = !canAdd;
    return (await ask("conflict-title")) === "again";
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
    if ("on_disk" in told) await this.askAboutBoth(told, false);
  }

  /** The page as the files are now. */
  fresh() {
    return new Promise((done) => {
      document.addEventListener("fresh", done, { once: true });
      refresh();
    });
  }

  async post(what, body) {
    const answer = await fetch(`/register/${what}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    return answer.json();
  }
}

/** Show the dialog with this title; the value of the answer chosen. */
function ask(title) {
  const dialog = document.getElementById(title).closest("dialog");
  const before = document.activeElement;
  dialog.returnValue = "keep";
  dialog.showModal();
  return new Promise((done) => {
    dialog.addEventListener("close", () => {
      before?.focus({ preventScroll: true });
      done(dialog.returnValue);
    }, { once: true });
  });
}

customElements.define("desk-register", DeskRegister);
