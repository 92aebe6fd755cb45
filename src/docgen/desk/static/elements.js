// Elements made of names and words. Words are text, whatever they hold.

/** An element called `name`; `properties` are set on it, and attributes for what is hyphenated. */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.includes("-") || key === "role" || key === "list") made.setAttribute(key, value);
    else made[key] = value;
  }
  made.append(...children);
  return made;
}
