// What the pages that write share: one piece of work after another, questions, and undo.

import { refresh } from "./fresh.js";

const MOST_STEPS = 50;

/** What the desk answers to `body`, sent to `address`. */
export async function post(address, body) {
  const answer = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  return answer.json();
}

/** Show the dialog with this title; the value of the answer chosen, `keep` if it was closed. */
export function ask(title) {
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

/** A part of a page whose decisions are written by posts below `address`, and can be undone. */
export class WritingElement extends HTMLElement {
  steps = []; // that can be undone
  at = 0;
  work = Promise.resolve();

  /** Do `work` after all that was begun before. */
  act(work) {
    this.work = this.work.then(work).catch((error) => this.say(`The desk does not answer: ${error.message}`));
    return this.work;
  }

  say(text) {
    document.getElementById("said").textContent = text;
  }

  /** What the desk answers to `body`, which it writes; the page is then as the files are. */
  async write(what, body) {
    const told = await post(`${this.address}/${what}`, body);
    if (told.step && what !== "undo") this.steps = [...this.steps, told.step].slice(-MOST_STEPS);
    await this.fresh();
    return told;
  }

  async undo() {
    const step = this.steps.pop();
    if (step === undefined) {
      this.say("There is nothing to undo on this page.");
      return;
    }
    const told = await this.write("undo", { step });
    this.say(told.error ? `Not undone: ${told.error}` : "Undone.");
    if ("on_disk" in told) await this.askAboutBoth(told, Boolean(told.again));
  }

  /** Show both texts; whether the person wants theirs after all, if that can be. */
  async askAboutBoth({ on_disk: onDisk, wanted }, canBe) {
    document.getElementById("on-disk").textContent = onDisk;
    document.getElementById("wanted").textContent = wanted;
    document.getElementById("again").hidden = !canBe;
    return (await ask("conflict-title")) === "again";
  }

  /** The page as the files are now. */
  fresh() {
    return new Promise((done) => {
      document.addEventListener("fresh", done, { once: true });
      refresh();
    });
  }
}
