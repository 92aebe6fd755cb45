// The pages of a document. When it is made anew, each page is replaced once its picture is there,
// so that the reader stays at the place where they are.

import { on } from "./events.js";
import { refresh } from "./fresh.js";
import "./preview_page.js";

class DeskPreview extends HTMLElement {
  version = "";

  connectedCallback() {
    this.name = this.dataset.document;
    for (const kind of ["content", "again"]) on(kind, () => this.look());
    on("document", (name) => name === this.name && this.look());
    this.look();
  }

  /** Asks for the newest version; the server makes one if something has changed. */
  async look() {
    const told = await this.state().catch(() => undefined); // once the desk runs again, it is asked again
    if (!told) return;
    const { version, making, sizes, is_word: isWord } = told;
    if (version && version !== this.version) {
      this.version = version;
      isWord ? this.showReading(version) : this.showPages(version, sizes);
    }
    if (!making) refresh();
  }

  async state() {
    const answer = await fetch(`/preview/state?document=${encodeURIComponent(this.name)}`);
    return answer.ok ? answer.json() : undefined;
  }

  showPages(version, sizes) {
    while (this.children.length > sizes.length) this.lastElementChild.remove();
    sizes.forEach(([width, height], index) => {
      const page = this.children[index] ?? this.appendChild(document.createElement("desk-page"));
      page.show({
        address: `/preview/${version}/${index + 1}`,
        name: `Page ${index + 1} of ${sizes.length}`,
        language: this.dataset.language,
        width,
        height,
      });
    });
  }

  showReading(version) {
    const before = this.firstElementChild;
    const frame = document.createElement("iframe");
    frame.title = "The text of the Word file";
    frame.setAttribute("sandbox", "allow-same-origin"); // to keep the place; nothing runs in it
    frame.src = `/preview/${version}/reading`;
    if (!before) {
      const note = document.createElement("p");
      note.className = "quiet";
      note.textContent =
        "What the Word file says, read as a web page, without headers, footers and page breaks.";
      this.append(note, frame);
      return;
    }
    const old = this.querySelector("iframe");
    const top = old.contentWindow.scrollY;
    frame.className = "coming";
    this.append(frame);
    frame.addEventListener("load", () => {
      frame.contentWindow.scrollTo(0, top);
      old.remove();
      frame.className = "";
    });
  }
}

customElements.define("desk-preview", DeskPreview);
