// What the review knows: paragraphs, their entries, which is the current one, what was skipped.

/** The parts of a paragraph in the order in which they are asked. */
const PARTS = ["sectors", "parties", "summary"];

/** The entries of a paragraph: its parts, then its commitments. */
export function entriesOf(paragraph) {
  const parts = PARTS.map((part) => ({
    ref: paragraph.paragraph,
    part,
    number: 0,
    left: paragraph.unconfirmed.includes(part),
  }));
  const commitments = paragraph.commitments.map(({ number, proposed }) => ({
    ref: paragraph.paragraph,
    part: "commitment",
    number,
    left: Boolean(proposed),
  }));
  return [...parts, ...commitments];
}

/** A name of an entry that stays when others are taken away. */
function nameOf(paragraph, { part, number }) {
  const what = number ? paragraph.commitments[number - 1]?.quote : "";
  return [paragraph.paragraph, part, what].join("\n");
}

export class State {
  constructor() {
    this.paragraphs = [];
    this.order = new Map(); // the place of each reference
    this.current = null;
    this.skipped = new Set();
    this.filter = { show: "", sector: "", party: "" };
  }

  take({ version, pending }) {
    this.version = version;
    this.pending = pending;
    this.paragraphs = pending.paragraphs;
    this.order = new Map(this.paragraphs.map((each, at) => [each.paragraph, at]));
    if (!this.paragraph) this.current = null;
    if (!this.current) this.next();
  }

  /** Put a paragraph as it is now in the place of what was shown of it. */
  replace({ paragraph, left, version }) {
    this.paragraphs[this.order.get(paragraph.paragraph)] = paragraph;
    this.pending.left = left;
    this.version = version;
  }

  get paragraph() {
    return this.find(this.current?.ref);
  }

  find(ref) {
    return this.paragraphs[this.order.get(ref)];
  }

  get total() {
    return this.paragraphs.reduce((sum, each) => sum + entriesOf(each).length, 0);
  }

  shown(paragraph) {
    const { sector, party } = this.filter;
    const { named, groups, all } = paragraph.parties;
    return (
      (!sector || paragraph.sectors.includes(sector)) &&
      (!party || [...named, ...groups, ...(all ? ["all"] : [])].includes(party))
    );
  }

  /** All entries that the filter shows, in order. */
  entries() {
    return this.paragraphs.filter((each) => this.shown(each)).flatMap(entriesOf);
  }

  /** Show other paragraphs; whether there are any. */
  filterBy(filter) {
    this.filter = filter;
    const refs = new Set(this.entries().map((each) => each.ref));
    if (!refs.has(this.current?.ref)) this.current = null;
    this.next();
    return refs.size > 0;
  }

  isSkipped(entry) {
    return this.skipped.has(nameOf(this.find(entry.ref), entry));
  }

  skip() {
    this.skipped.add(nameOf(this.paragraph, this.current));
    this.next();
  }

  /** Go to what is left: of the paragraph, behind it, before it, and then to what was skipped. */
  next() {
    const left = this.entries().filter((each) => each.left);
    const fresh = left.filter((each) => !this.isSkipped(each));
    const here = fresh.filter((each) => each.ref === this.current?.ref);
    const isBehind = (each) => this.current && this.place(each) >= this.place(this.current);
    const behind = here.find(isBehind) ?? here[0] ?? fresh.find(isBehind);
    if (!fresh.length) this.skipped.clear();
    const found = behind ?? fresh[0] ?? left[0];
    if (found) this.current = found;
    else this.current ??= this.entries()[0] ?? null;
    this.finished = !found;
  }

  /** Go `step` entries on, among those of the paragraph and its neighbours, left or not. */
  move(step) {
    const entries = this.entries().filter((each) => this.filter.show || each.left || each.ref === this.current?.ref);
    const at = entries.findIndex((each) => this.place(each) === this.place(this.current));
    this.current = entries[Math.min(Math.max(at + step, 0), entries.length - 1)] ?? this.current;
  }

  /** Go `step` paragraphs on. */
  turn(step) {
    const refs = [...new Set(this.entries().filter((each) => this.filter.show || each.left).map((each) => each.ref))];
    const here = this.order.get(this.current?.ref);
    const there = step > 0 ? refs.find((ref) => this.order.get(ref) > here) : refs.findLast((ref) => this.order.get(ref) < here);
    if (there !== undefined) this.goTo(there);
  }

  /** Go to a paragraph by its reference; whether there is one. */
  goTo(name) {
    const wanted = name.trim().replace(/^(p|para|paragraph)\.? ?(?=\d)/i, "");
    const found = [wanted, `¶${wanted}`]
      .map((ref) => this.paragraphs.find((each) => each.paragraph.toLowerCase() === ref.toLowerCase()))
      .find(Boolean);
    if (!found) return false;
    const entries = entriesOf(found);
    this.current = entries.find((each) => each.left) ?? entries[0];
    return true;
  }

  place({ ref, part, number }) {
    const paragraph = this.order.get(ref);
    const inside = part === "commitment" ? PARTS.length + number : PARTS.indexOf(part);
    return paragraph * 1000 + inside;
  }
}
