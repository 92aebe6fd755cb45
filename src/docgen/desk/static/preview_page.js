// A page of a PDF: its picture, and its words over it once the page comes near the window.

const NEAR = "100%"; // of the window's height, above and below
const LETTERS = 0.75; // of the height of a line

const coming = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) target.showWords();
  },
  { rootMargin: `${NEAR} 0%` },
);

class DeskPage extends HTMLElement {
  disconnectedCallback() {
    coming.unobserve(this);
  }

  /** Shows this page; what it showed before stays until the new picture is there. */
  async show(page) {
    this.page = page;
    const before = this.querySelector("img");
    const next = picture(page);
    if (!before) {
      this.append(next);
    } else if (isNear(this)) {
      next.loading = "eager";
      await next.decode().catch(() => undefined);
      if (this.page !== page) return;
      before.replaceWith(next);
    } else {
      this.querySelector(".words")?.remove();
      before.replaceWith(next);
    }
    coming.unobserve(this);
    coming.observe(this);
  }

  async showWords() {
    coming.unobserve(this);
    const { page } = this;
    const answer = await fetch(`${page.address}.json`).catch(() => undefined);
    if (!answer?.ok) return;
    const told = await answer.text();
    const before = this.querySelector(".words");
    if (this.page !== page || (before && this.told === told)) return; // a selection stays
    this.told = told;
    before?.remove();
    this.append(layer(JSON.parse(told), page));
    stretch(this.lastElementChild, page.width);
  }
}

function picture({ address, name, width, height }) {
  const made = new Image(width, height);
  made.loading = "lazy";
  made.alt = name;
  made.src = `${address}.png`;
  return made;
}

/** The words in the order of the file; all lengths follow the width of the page. */
function layer(runs, { width, language }) {
  const made = document.createElement("div");
  made.className = "words";
  made.lang = language;
  const part = (points) => `${(100 * points) / width}cqw`;
  for (const [words, left, top, runWidth, height, goesOn] of runs) {
    const run = document.createElement("span");
    run.dir = "auto";
    run.textContent = words;
    run.dataset.width = runWidth;
    Object.assign(run.style, {
      left: part(left),
      top: part(top),
      fontSize: part(LETTERS * height),
      lineHeight: part(height),
    });
    made.append(run, goesOn ? "" : " ");
  }
  return made;
}

/** Makes each run as wide as its words are in the picture, whatever face the browser has. */
function stretch(words, pageWidth) {
  const runs = [...words.children];
  const point = words.clientWidth / pageWidth;
  const widths = runs.map((run) => run.getBoundingClientRect().width);
  runs.forEach((run, index) => {
    if (widths[index]) {
      run.style.transform = `scaleX(${(Number(run.dataset.width) * point) / widths[index]})`;
    }
  });
}

function isNear(page) {
  const { top, bottom } = page.getBoundingClientRect();
  return bottom > -innerHeight && top < 2 * innerHeight;
}

customElements.define("desk-page", DeskPage);
