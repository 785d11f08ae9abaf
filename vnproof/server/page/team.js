// The team's memory: what editors do about findings is told to it, and what the desk holds for all is kept there.
import { toCodePoints } from "./marks.js";
import * as service from "./service.js";

// What was done about a finding, with the line it stands in. What is not kept disturbs nobody's work.
export function decide(action, finding, fresh, text) {
  const from = text.lastIndexOf("\n", finding.start - 1) + 1;
  const until = text.indexOf("\n", finding.end);
  const sentence = text.slice(from, until < 0 ? undefined : until);
  const [{ start, end }] = toCodePoints(sentence, [[finding.start - from, finding.end - from, fresh]]);
  const { code, confidence } = finding;
  service.remember("decisions", { action, code, sentence, start, end, chosen: fresh, confidence }).catch(() => {});
}

// What is ignored everywhere or learnt by some act on the desk is told to the memory, and taken back when undone.
export async function share(desk, act) {
  const before = { always: new Set(desk.always), learnt: new Set(desk.learnt) };
  act();
  const more = (these, those) => [...these].filter((entry) => !those.has(entry));
  const ignore = (key) => ({ code: key.slice(0, key.indexOf(" ")), text: key.slice(key.indexOf(" ") + 1) });
  await Promise.all([
    ...more(desk.always, before.always).map((key) => service.remember("ignores", ignore(key))),
    ...more(desk.learnt, before.learnt).map((word) => service.remember("words", { word })),
    ...more(before.always, desk.always).map((key) => service.forget({ kind: "ignore", ...ignore(key) })),
    ...more(before.learnt, desk.learnt).map((text) => service.forget({ kind: "word", text })),
  ]);
}
