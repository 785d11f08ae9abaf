// The page for editors: wires the desk, the marks, the list and the keys together.
import { Desk } from "./desk.js";
import { drawDifference, drawMarks, toCodePoints, toUnits } from "./marks.js";
import * as service from "./service.js";
import { WORDS } from "./words.js";

const REST = 350; // milliseconds without a key before the text is read
const SHOWN = 300; // findings in the list
const KEPT = "vnproof.desk";
const element = (id) => document.getElementById(id);
const [paper, marks, list, status, difference] = ["text", "marks", "list", "status", "difference"].map(element);

let desk = new Desk(read(KEPT));
let lang = localStorage.getItem("vnproof.language") ?? "vi";
let findings = [];
let chosen = -1;
let asked = 0;
let timer = 0;
let memory = false;

function read(name) {
  try {
    return JSON.parse(localStorage.getItem(name)) ?? {};
  } catch {
    return {};
  }
}

function keep() {
  try {
    localStorage.setItem(KEPT, JSON.stringify(desk.saved()));
  } catch {
    // A full store loses the reload, not the work.
  }
}

function say(sentence, bad = false) {
  status.textContent = sentence;
  status.classList.toggle("bad", bad);
}

const words = () => WORDS[lang];

function speak() {
  document.documentElement.lang = lang;
  element("language").value = lang;
  for (const node of document.querySelectorAll("[data-word]")) node.textContent = words()[node.dataset.word];
  for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", words()[node.dataset.label]);
  for (const node of document.querySelectorAll("[data-title]")) node.title = words()[node.dataset.title];
  paper.placeholder = words().hint;
  const levels = [["", words().all], ["safe", words().safe], ["likely", words().likely], ["hint", words().hintOnly]];
  fill(element("certainty"), levels);
}

function fill(select, options) {
  const value = select.value;
  select.replaceChildren(...options.map(([name, text]) => new Option(text, name)));
  select.value = options.some(([name]) => name === value) ? value : "";
}

// Reading

function later() {
  clearTimeout(timer);
  timer = setTimeout(look, REST);
}

async function look() {
  clearTimeout(timer);
  const number = ++asked, text = desk.text;
  if (!text.trim()) return show([]);
  say(words().reading);
  try {
    const found = await service.check(text, lang);
    if (number === asked) show(toUnits(text, found));
  } catch (error) {
    if (number === asked) await told(error);
  }
}

async function told(error) {
  if (error.status === 401) {
    say(words().refused, true);
    const token = window.prompt(words().token);
    if (token) {
      service.setToken(token);
      await look();
    }
    return;
  }
  say(error.status ? error.message : words().lost, true);
}

function show(found) {
  const told = found.filter((finding) => !desk.isIgnored(finding));
  fill(element("kind"), [["", words().all], ...new Map(told.map((finding) => [finding.code, `${finding.code} ${finding.name}`]))]);
  const kind = element("kind").value, certainty = element("certainty").value;
  findings = told.filter((finding) => (!kind || finding.code === kind) && (!certainty || finding.safety === certainty));
  chosen = Math.min(chosen, findings.length - 1);
  say(found.length === 0 ? words().none : words().found(told.length));
  draw();
}

// Showing

function draw() {
  if (paper.value !== desk.text) paper.value = desk.text;
  paper.readOnly = Boolean(desk.file);
  drawMarks(marks, desk.text, findings, chosen);
  marks.scrollTop = paper.scrollTop;
  element("count").textContent = findings.length || "";
  list.replaceChildren(...findings.slice(0, SHOWN).map(card));
  element("undo").disabled = !desk.steps.length;
  element("accept-safe").disabled = !findings.some((finding) => finding.safety === "safe");
  if (!difference.hidden) {
    if (desk.edits.length) drawDifference(difference, desk.base, desk.edits);
    else difference.textContent = words().same;
  }
  keep();
}

function make(name, properties = {}, ...children) {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...children);
  return node;
}

function card(finding, number) {
  const item = make("li", { className: finding.severity + (number === chosen ? " here" : "") });
  const [best] = finding.suggestions;
  const change = best ? [finding.text, " → ", make("b", { textContent: best.text })] : [make("b", { textContent: finding.text })];
  const acts = make("div", { className: "acts" });
  finding.suggestions.slice(0, 4).forEach((suggestion, place) => {
    const label = `${words().accept} «${suggestion.text}»`;
    acts.append(make("button", { type: "button", className: place ? "" : "first", textContent: label, onclick: () => accept(finding, suggestion.text) }));
  });
  acts.append(
    make("button", { type: "button", textContent: words().ignore, onclick: () => ignore(finding) }),
    make("button", { type: "button", textContent: words().ignoreAlways, onclick: () => ignore(finding, true) }),
  );
  if (memory) acts.append(make("button", { type: "button", textContent: words().learn, onclick: () => learn(finding) }));
  item.append(
    make("button", { type: "button", className: "change", onclick: () => choose(number) }, ...change),
    make("div", { className: "sure", textContent: `${Math.min(99, Math.floor(100 * finding.confidence))}% · ${finding.code} · ${certaintyOf(finding)}${placeOf(finding)}` }),
    make("div", { textContent: finding.message }),
    make("ul", { className: "why" }, ...finding.why.map((reason) => make("li", { textContent: reason }))),
    acts,
  );
  return item;
}

function certaintyOf({ safety }) {
  return { safe: words().safe, likely: words().likely, hint: words().hintOnly }[safety];
}

function placeOf({ place }) {
  return place ? ` · ${place.name}` : "";
}

function choose(number) {
  if (!findings.length) return;
  chosen = (number + findings.length) % findings.length;
  const finding = findings[chosen];
  draw();
  paper.focus({ preventScroll: true });
  paper.setSelectionRange(finding.start, finding.end);
  const mark = marks.querySelector(".here");
  paper.scrollTop = Math.max(0, mark.offsetTop - paper.clientHeight / 3);
  list.children[chosen]?.scrollIntoView({ block: "nearest" });
}

// Acting

// Tell the team's memory what was done about a finding, with the line it stands in.
function decide(action, finding, fresh) {
  if (!memory) return;
  const from = desk.text.lastIndexOf("\n", finding.start - 1) + 1;
  const until = desk.text.indexOf("\n", finding.end);
  const sentence = desk.text.slice(from, until < 0 ? undefined : until);
  const [place] = toCodePoints(sentence, [[finding.start - from, finding.end - from, fresh]]);
  const { code, confidence } = finding;
  const decision = { action, code, sentence, start: place.start, end: place.end, chosen: fresh, confidence };
  service.remember("decisions", decision).catch(() => {}); // what is not kept disturbs nobody's work
}

function accept(finding, text) {
  decide("accepted", finding, text);
  correct([[finding.start, finding.end, text]]);
}

function correct(edits) {
  desk.correct(edits);
  const moved = (offset) => edits.reduce((sum, [start, end, text]) => sum + (end <= offset ? text.length - (end - start) : 0), offset);
  findings = findings
    .filter((finding) => !edits.some(([start, end]) => finding.start < end && start < finding.end))
    .map((finding) => ({ ...finding, start: moved(finding.start), end: moved(finding.end) }));
  chosen = Math.min(chosen, findings.length - 1);
  draw();
  look();
}

function acceptSafe() {
  const safe = findings.filter((finding) => finding.safety === "safe" && finding.suggestions.length);
  if (!safe.length) return say(words().nothing);
  correct(safe.map((finding) => [finding.start, finding.end, finding.suggestions[0].text]));
  say(words().fixed(safe.length));
}

function ignore(finding, always = false) {
  decide("ignored", finding, finding.text);
  desk.ignore(finding, always);
  if (always && memory) service.remember("ignores", { code: finding.code, text: finding.text }).catch(told);
  show(findings);
}

async function learn(finding) {
  try {
    await service.remember("words", { word: finding.text });
    await look();
  } catch (error) {
    await told(error);
  }
}

function undo() {
  if (!desk.undo()) return say(words().nothing);
  draw();
  look();
}

// Files

const TEXTUAL = /\.(txt|text)$/i;

async function open(file) {
  say(words().reading);
  try {
    const opened = await service.open(file, lang);
    if (opened.error) return say(opened.error.message, true);
    desk.lay(opened.text, TEXTUAL.test(file.name) ? null : file);
    asked += 1;
    show(toUnits(opened.text, opened.findings));
    say([words().opened(file.name), ...opened.warnings, desk.file ? words().readOnly : ""].join(" "));
  } catch (error) {
    await told(error);
  }
}

async function download() {
  const file = desk.file;
  try {
    const blob = file ? await service.apply(file, toCodePoints(desk.base, desk.edits)) : new Blob([desk.text], { type: "text/plain" });
    const link = make("a", { href: URL.createObjectURL(blob), download: file ? file.name.replace(/(\.\w+)$/, ".vnproof$1") : "vnproof.txt" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  } catch (error) {
    await told(error);
  }
}

// Wiring

paper.addEventListener("input", () => {
  desk.type(paper.value);
  findings = [];
  draw();
  later();
});
paper.addEventListener("scroll", () => {
  marks.scrollTop = paper.scrollTop;
});
paper.addEventListener("click", () => {
  const at = paper.selectionStart;
  const number = findings.findIndex((finding) => finding.start <= at && at <= finding.end);
  if (number >= 0 && paper.selectionStart === paper.selectionEnd) choose(number);
});
for (const name of ["dragover", "drop"]) {
  document.addEventListener(name, (event) => {
    event.preventDefault();
    const [file] = event.dataTransfer?.files ?? [];
    if (name === "drop" && file) open(file);
  });
}
element("file").addEventListener("change", ({ target }) => {
  if (target.files[0]) open(target.files[0]);
  target.value = "";
});
const CLICKS = {
  "accept-safe": acceptSafe, undo, download, print: () => window.print(),
  clear: () => { desk.lay(""); show([]); paper.focus(); },
  compare: () => {
    difference.hidden = !difference.hidden;
    element("paper").hidden = !difference.hidden;
    element("compare").setAttribute("aria-pressed", String(!difference.hidden));
    draw();
  },
};
for (const [id, act] of Object.entries(CLICKS)) element(id).addEventListener("click", act);
for (const id of ["kind", "certainty"]) element(id).addEventListener("change", look);
element("language").addEventListener("change", ({ target }) => {
  lang = target.value;
  localStorage.setItem("vnproof.language", lang);
  speak();
  look();
});
const KEYS = {
  n: () => choose(chosen + 1),
  p: () => choose(chosen < 0 ? -1 : chosen - 1),
  i: () => findings[chosen] && ignore(findings[chosen]),
  u: undo,
  Enter: () => findings[chosen]?.suggestions[0] && accept(findings[chosen], findings[chosen].suggestions[0].text),
};
document.addEventListener("keydown", (event) => {
  const act = event.altKey && !event.ctrlKey && !event.metaKey && (KEYS[event.key] ?? KEYS[event.key.toLowerCase()]);
  if (!act) return;
  event.preventDefault();
  act();
});

speak();
draw();
service.hasMemory().then((there) => { memory = there; }, () => {}).finally(look);
