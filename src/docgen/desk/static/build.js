// The button that builds, how far the build is, and the button that stops it.

import { on } from "./events.js";
import { refresh } from "./fresh.js";

/** A request that changes something; the guard wants to see where it comes from. */
function post(address) {
  return fetch(address, { method: "POST", body: "" });
}

function element(name, properties = {}, children = []) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function time(seconds) {
  if (seconds === null) return "";
  return seconds < 90 ? `, about ${Math.ceil(seconds)} s left` : `, about ${Math.ceil(seconds / 60)} min left`;
}

class DeskBuild extends HTMLElement {
  async connectedCallback() {
    this.build = element("button", { type: "button", textContent: "Build" });
    this.stop = element("button", { type: "button", textContent: "Stop", className: "plain", hidden: true });
    this.bar = element("progress", { hidden: true, ariaLabel: "Documents of this build" });
    this.words = element("p", { className: "words", role: "status" });
    this.failures = element("ul", { className: "remarks" });
    const buttons = element("div", { className: "buttons" }, [this.build, this.stop]);
    this.append(buttons, this.bar, this.words, this.failures);
    this.build.addEventListener("click", () => post("/build").catch(() => this.lost()));
    this.stop.addEventListener("click", () => post("/build/stop").catch(() => this.lost()));
    on("build", (progress) => this.show(progress, true));
    on("again", () => this.load());
    on("lost", () => this.lost());
    await this.load();
  }

  async load() {
    try {
      const answer = await fetch("/build");
      this.show(await answer.json(), false);
    } catch {
      this.lost();
    }
  }

  lost() {
    this.words.textContent = "The desk has ended or does not answer. Start it again in the terminal.";
  }

  show(progress, happened) {
    const { running, stopping, total, done, failed, left, words, remarks } = progress;
    const focused = document.activeElement;
    this.build.hidden = running;
    this.stop.hidden = !running;
    this.stop.textContent = stopping ? "Stopping…" : "Stop"; // not disabled: it would lose the focus
    if (focused === this.build && running) this.stop.focus();
    if (focused === this.stop && !running) this.build.focus();
    this.bar.hidden = !running || !total;
    this.bar.max = total || 1;
    this.bar.value = done;
    this.words.textContent = running && total ? this.count(done, total, failed, left, words) : words;
    this.failures.replaceChildren(...remarks.map(remark));
    if (happened && !running) refresh();
  }

  count(done, total, failed, left, name) {
    const bad = failed ? `, ${failed} failed` : "";
    return `${done} of ${total}${bad}${time(left)}${name ? ` · ${name}` : ""}`;
  }
}

function remark({ grade, message, path, line }) {
  const place = line ? `${path}:${line}` : path;
  const parts = [
    element("span", { className: "grade", textContent: grade }),
    element("span", { className: "what", textContent: message }),
  ];
  if (place) parts.push(element("code", { className: "place", textContent: place }));
  return element("li", { className: grade }, parts);
}

customElements.define("desk-build", DeskBuild);
