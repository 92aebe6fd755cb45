// Keeps the parts of a page marked `data-fresh` as the server has them now. The server alone makes
// pages: this fetches the same one again and puts its parts in the place of the old ones.

import { on } from "./events.js";

/** The page at `address`, as a document that cannot run anything. */
function fetchPage(address) {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open("GET", address);
    request.responseType = "document";
    request.onload = () => (request.response ? done(request.response) : failed());
    request.onerror = failed;
    request.send();
  });
}

let waiting;

/** Bring the page up to date soon; several calls at once are one. */
export function refresh() {
  clearTimeout(waiting);
  waiting = setTimeout(replaceParts, 30);
}

async function replaceParts() {
  let page;
  try {
    page = await fetchPage(location.href);
  } catch {
    return; // the desk has ended, which events.js sees
  }
  for (const old of document.querySelectorAll("[data-fresh]")) {
    const part = page.getElementById(old.id);
    if (part && part.outerHTML !== old.outerHTML) replace(old, document.adoptNode(part));
  }
  document.dispatchEvent(new Event("fresh"));
}

function replace(old, part) {
  const open = [...old.querySelectorAll("details")].map((each) => each.open);
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const place = focused && [...old.querySelectorAll("*")].indexOf(focused);
  old.replaceWith(part);
  part.querySelectorAll("details").forEach((each, index) => (each.open = open[index] ?? each.open));
  if (focused) {
    const same = focused.id && document.getElementById(focused.id);
    (same || part.querySelectorAll("*")[place])?.focus({ preventScroll: true });
  }
}

// A link that changes one part of the page shows that part, and the rest stays where it is.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-stay]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  history.pushState(null, "", link.href);
  const part = link.dataset.stay;
  document.addEventListener("fresh", () => showPart(part), { once: true });
  refresh();
});

function showPart(name) {
  document.getElementById(name).scrollIntoView({ block: "nearest" });
}

addEventListener("popstate", refresh);

for (const kind of ["content", "checked", "again"]) on(kind, refresh);
