// What happens at the desk, for every module of a page, by one stream.
//
// A browser keeps no more than six connections to one server, so a page that nobody sees gives its
// own back, and catches up when it is shown again.

const listeners = new Map();
const address = new URL("/events", location.href);
let stream;

/** Call `listener` with the data of each event called `kind`. */
export function on(kind, listener) {
  if (!listeners.has(kind)) {
    listeners.set(kind, []);
    hear(kind);
  }
  listeners.get(kind).push(listener);
}

function tell(kind, data) {
  for (const listener of listeners.get(kind) ?? []) listener(data);
}

function hear(kind) {
  stream?.addEventListener(kind, (event) => tell(kind, JSON.parse(event.data)));
}

let before = false;

function open() {
  stream = new EventSource(address);
  for (const kind of listeners.keys()) hear(kind);
  stream.addEventListener("open", () => {
    if (before) tell("again");
    before = true;
  });
  stream.addEventListener("error", () => tell("lost"));
}

document.addEventListener("visibilitychange", () => {
  if (document.hidden) {
    stream.close();
  } else {
    open();
  }
});
open();
