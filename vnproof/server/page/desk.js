// What lies on the desk: the text as it came, the edits made since, what was ignored and learnt, and the way back. No page here.
const MOST_STEPS = 200;

export class Desk {
  constructor(saved = {}) {
    this.base = saved.base ?? "";
    this.edits = saved.edits ?? [];
    this.ignored = saved.ignored ?? []; // [code, text, start] of each, which moves with what stands before it
    this.always = new Set(saved.always ?? []);
    this.learnt = new Set(saved.learnt ?? []);
    this.filter = { kind: "", certainty: "", ...saved.filter };
    this.name = saved.name ?? "";
    this.lineEnd = saved.lineEnd ?? "\n";
    this.file = null;
    this.text = apply(this.base, this.edits);
    Object.assign(this, { steps: [], undone: [], typing: false });
  }

  saved() {
    const { base, edits, filter, name, lineEnd, ignored } = this;
    return { base, edits, filter, name, lineEnd, ignored, always: [...this.always], learnt: [...this.learnt] };
  }

  // Another text altogether: typed or pasted, or that of a file, which can only be corrected.
  lay(text, { name = "", file = null, lineEnd = "\n" } = {}) {
    this.#step();
    Object.assign(this, { base: text, text, edits: [], name, file, lineEnd, ignored: [] });
  }

  // A correction: some edits at once, in order, none touching another; one step back undoes them all.
  correct(edits) {
    this.#step();
    for (const edit of [...edits].reverse()) this.#edit(edit);
  }

  // What the hand typed, one step until it rests. Before anything was corrected it is the text itself that changes.
  type(text) {
    if (text === this.text) return;
    if (!this.typing) this.#step();
    this.typing = true;
    let start = 0;
    while (start < Math.min(text.length, this.text.length) && text[start] === this.text[start]) start += 1;
    let tail = 0;
    const most = Math.min(text.length, this.text.length) - start;
    while (tail < most && text[text.length - 1 - tail] === this.text[this.text.length - 1 - tail]) tail += 1;
    const isFirst = !this.edits.length;
    this.#edit([start, this.text.length - tail, text.slice(start, text.length - tail)]);
    if (isFirst) Object.assign(this, { base: text, edits: [] });
  }

  rest() {
    this.typing = false;
  }

  ignore(finding, always = false) {
    this.#step();
    if (always) this.always.add(`${finding.code} ${finding.text}`);
    else this.ignored = [...this.ignored, [finding.code, finding.text, finding.start]];
  }

  learn(word) {
    this.#step();
    this.learnt.add(word);
  }

  isIgnored({ code, text, start }) {
    return this.always.has(`${code} ${text}`) || this.ignored.some((one) => one[0] === code && one[1] === text && one[2] === start);
  }

  undo() {
    return this.#go(this.steps, this.undone);
  }

  redo() {
    return this.#go(this.undone, this.steps);
  }

  #go(from, to) {
    const step = from.pop();
    if (!step) return false;
    to.push(this.#now());
    Object.assign(this, step, { typing: false });
    return true;
  }

  #now() {
    const { base, text, edits, name, file, lineEnd, ignored } = this;
    return { base, text, edits, name, file, lineEnd, ignored, always: new Set(this.always), learnt: new Set(this.learnt) };
  }

  #step() {
    this.steps.push(this.#now());
    if (this.steps.length > MOST_STEPS) this.steps.shift();
    this.undone = [];
    this.typing = false;
  }

  #edit(edit) {
    this.edits = compose(this.text, this.edits, edit);
    const gain = edit[2].length - (edit[1] - edit[0]);
    this.ignored = this.ignored
      .filter(([, text, start]) => start + text.length <= edit[0] || start >= edit[1])
      .map(([code, text, start]) => [code, text, start >= edit[1] ? start + gain : start]);
    this.text = this.text.slice(0, edit[0]) + edit[2] + this.text.slice(edit[1]);
  }
}

export function apply(base, edits) {
  const pieces = [];
  let done = 0;
  for (const [start, end, fresh] of edits) {
    pieces.push(base.slice(done, start), fresh);
    done = end;
  }
  return pieces.join("") + base.slice(done);
}

// `edits` lead from a base to `text`; with one more edit, of `text`, they lead further. Edits that touch become one.
export function compose(text, edits, [start, end, fresh]) {
  const before = [], touched = [], after = [];
  let shift = 0, from = start, to = end, inside = 0;
  for (const edit of edits) {
    const at = edit[0] + shift + inside, until = at + edit[2].length, gain = edit[2].length - (edit[1] - edit[0]);
    if (until < start) {
      before.push(edit);
      shift += gain;
    } else if (at > end) {
      after.push(edit);
    } else {
      touched.push(edit);
      from = Math.min(from, at);
      to = Math.max(to, until);
      inside += gain;
    }
  }
  const merged = [from - shift, to - shift - inside, text.slice(from, start) + fresh + text.slice(end, to)];
  return [...before, merged, ...after];
}
