// The register: what became of a commitment is recorded, and proposed links are judged.

import { ask, WritingElement } from "./writing.js";

const KINDS = { r: "repeats", f: "follows", x: null };

class DeskRegister extends WritingElement {
  address = "/register";

  connectedCallback() {
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
    const told = await this.write(what, body);
    this.say(told.error ?? "Saved.");
    if ("on_disk" in told && (await this.askAboutBoth(told, true))) {
      await this.send(what, { ...body, seen: told.on_disk });
    }
  }
}

customElements.define("desk-register", DeskRegister);
