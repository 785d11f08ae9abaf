// The page for editors: wires the desk, the marks, the list, the popup and the keys together.
import { leaf, row } from "./cards.js";
import { Desk } from "./desk.js";
import * as files from "./files.js";
import { keepDesk, keepFile, keptDesk, keptFile } from "./keeping.js";
import { drawDifference, drawMarks, toCodePoints, toUnits } from "./marks.js";
import { SPREAD, place, reveal } from "./popup.js";
import * as service from "./service.js";
import * as settings from "./settings.js";
import * as team from "./team.js";
import { WORDS } from "./words.js";

const REST = 350; // milliseconds without a key before the text is read
const SHOWN = 300; // findings in the list
const element = (id) => document.getElementById(id);
const [paper, marks, list, popup, difference] = ["text", "marks", "list", "popup", "difference"].map(element);

const saved = keptDesk();
let desk = new Desk(saved);
let lang = localStorage.getItem("vnproof.language") ?? "vi";
let told = []; // all findings that are not ignored
let findings = []; // those that the filters leave
let chosen = -1;
let asked = 0;
let timer = 0;
let fileKept = null;

let titles = new Map(); // what the checks are called, in Vietnamese

const words = () => WORDS[lang];

function say(sentence, bad = false) {
  element("status").textContent = sentence;
  element("status").classList.toggle("bad", bad);
}

function speak() {
  document.documentElement.lang = lang;
  element("language").value = lang;
  for (const node of document.querySelectorAll("[data-word]")) node.textContent = words()[node.dataset.word];
  for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", words()[node.dataset.label]);
  for (const node of document.querySelectorAll("[data-title]")) node.title = words()[node.dataset.title];
  paper.placeholder = words().hint;
  fill("certainty", [["", words().all], ["safe", words().safe], ["likely", words().likely], ["hint", words().hintOnly]]);
}

function fill(name, options) {
  element(name).replaceChildren(...options.map(([value, text]) => new Option(text, value)));
  element(name).value = options.some(([value]) => value === desk.filter[name]) ? desk.filter[name] : "";
}

// Reading

function later() {
  clearTimeout(timer);
  timer = setTimeout(() => {
    desk.rest();
    look();
  }, REST);
}

async function look() {
  clearTimeout(timer);
  const number = ++asked, text = desk.text;
  if (!text.trim()) {
    show([]);
    return say("");
  }
  say(words().reading);
  try {
    const found = await files.findings(desk, lang);
    if (number !== asked) return;
    show(toUnits(text, found));
    say(told.length ? words().found(told.length) : words().none);
  } catch (error) {
    if (number === asked) complain(error);
  }
}

function complain(error) {
  if (error.status === 401) {
    say(words().refused, true);
    settings.introduce();
    return;
  }
  const known = { 413: words().long, 429: words().busy, 503: words().busy };
  say(known[error.status] ?? (error instanceof TypeError ? words().lost : error.message), true); // what fetch throws is a TypeError
}

function show(found) {
  const last = findings[chosen];
  told = found.filter((finding) => !desk.isIgnored(finding));
  fill("kind", [["", words().all], ...new Map(told.map((finding) => [finding.code, `${finding.code} ${titleOf(finding)}`]))]);
  const kind = element("kind").value, { certainty } = desk.filter;
  findings = told.filter((finding) => (!kind || finding.code === kind) && (!certainty || finding.safety === certainty));
  chosen = last ? findings.findIndex((finding) => finding.start === last.start && finding.code === last.code) : -1;
  draw();
}

const titleOf = ({ code, name }) => (lang === "vi" && titles.get(code)) || name.replaceAll("-", " ");

// Showing

function draw() {
  if (paper.value !== desk.text) paper.value = desk.text;
  paper.readOnly = Boolean(desk.file);
  drawMarks(marks, desk.text, findings, chosen);
  marks.scrollTop = paper.scrollTop;
  element("count").textContent = findings.length || "";
  const held = [...list.querySelectorAll("button")].indexOf(document.activeElement);
  list.replaceChildren(...findings.slice(0, SHOWN).map((finding, number) => row(finding, number, number === chosen, words(), acts)));
  list.querySelectorAll("button")[held]?.focus({ preventScroll: true });
  element("more").textContent = findings.length > SHOWN ? words().more(findings.length - SHOWN) : "";
  element("undo").disabled = !desk.steps.length;
  element("redo").disabled = !desk.undone.length;
  const safe = certain().length;
  element("accept-safe").textContent = words().acceptSafe(safe);
  element("accept-safe").disabled = !safe;
  for (const id of ["copy", "download", "print", "clear"]) element(id).disabled = !desk.text;
  if (desk.edits.length) drawDifference(difference, desk.base, desk.edits);
  else difference.textContent = words().same;
  element("report").textContent = words().report(desk.name, new Date().toLocaleString(lang), told.length, desk.edits.length);
  if (chosen < 0) popup.hidden = true;
  else if (!popup.hidden) openPopup();
  keep();
}

function keep() {
  keepDesk({ ...desk.saved(), isFile: Boolean(desk.file) });
  if (fileKept !== desk.file) keepFile((fileKept = desk.file));
}

function openPopup() {
  const within = popup.contains(document.activeElement);
  popup.replaceChildren(...leaf(findings[chosen], chosen, findings.length, words(), acts));
  popup.hidden = false;
  replace();
  if (within) popup.querySelector("button").focus({ preventScroll: true });
}

const replace = () => place(popup, element("sheet"), marks.querySelector(".here"));

// Show a finding; `held` leaves the cursor in the popup, for those who came there by keys.
function choose(number, held = false) {
  if (!findings.length) return;
  if (!difference.hidden) compare();
  chosen = (number + findings.length) % findings.length;
  const finding = findings[chosen];
  popup.hidden = true;
  draw();
  if (!SPREAD.matches && !held) paper.focus({ preventScroll: true });
  paper.setSelectionRange(finding.start, finding.end);
  reveal(element("sheet"), [paper, marks], marks.querySelector(".here"));
  openPopup();
  if (held) popup.querySelector("button").focus({ preventScroll: true });
  if (!SPREAD.matches) list.children[chosen]?.scrollIntoView({ block: "nearest" });
  element("voice").textContent = [finding.message, ...finding.why].join(" ");
}

function close() {
  const within = popup.contains(document.activeElement);
  const number = chosen;
  popup.hidden = true;
  chosen = -1;
  draw();
  if (within) (list.children[number]?.querySelector("button") ?? paper).focus({ preventScroll: true });
}

// After a finding is done: on to the one behind it, where the hand is.
function onward(number, where) {
  if (!findings.length) return close();
  const next = Math.min(number, findings.length - 1);
  if (where === "list") list.children[next]?.querySelector(".acts button").focus();
  else if (where === "popup") choose(next, true);
  else choose(next);
}

function whereabouts() {
  if (list.contains(document.activeElement)) return "list";
  return popup.contains(document.activeElement) ? "popup" : "text";
}

// Acting

function decide(action, finding, fresh) {
  if (acts.learn) team.decide(action, finding, fresh, desk.text);
}

async function change(act) {
  if (acts.learn) await team.share(desk, act).catch(complain);
  else act();
}

function accept(finding, text) {
  const number = findings.indexOf(finding), where = whereabouts(), was = !popup.hidden;
  decide("accepted", finding, text);
  correct([[finding.start, finding.end, text]]);
  if (was || where === "list") onward(number, where);
}

function correct(edits) {
  desk.correct(edits);
  const moved = (offset) => edits.reduce((sum, [start, end, text]) => sum + (end <= offset ? text.length - (end - start) : 0), offset);
  show(
    told
      .filter((finding) => !edits.some(([start, end]) => finding.start < end && start < finding.end))
      .map((finding) => ({ ...finding, start: moved(finding.start), end: moved(finding.end) })),
  );
  look();
}

const certain = () => findings.filter((finding) => finding.safety === "safe" && finding.suggestions.length);

function acceptSafe() {
  const safe = certain();
  if (!safe.length) return say(words().nothing);
  correct(safe.map((finding) => [finding.start, finding.end, finding.suggestions[0].text]));
  element("voice").textContent = words().fixed(safe.length);
}

function ignore(finding, always = false) {
  const number = findings.indexOf(finding), where = whereabouts(), was = !popup.hidden;
  decide("ignored", finding, finding.text);
  change(() => desk.ignore(finding, always));
  show(told);
  say(words().found(told.length));
  if (was || where === "list") onward(number, where);
}

async function learn(finding) {
  await change(() => desk.learn(finding.text));
  await look();
  say(words().learnt(finding.text));
}

async function go(step) {
  let gone = false;
  const kept = change(() => { gone = step(); });
  if (!gone) return say(words().nothing);
  popup.hidden = true;
  chosen = -1;
  show([]);
  await kept;
  return look();
}

const acts = { choose, accept, ignore, close, learn: null };

// Files

async function open(file) {
  say(words().reading);
  try {
    const opened = await service.open(file, lang);
    if (opened.error) return say(opened.error.message, true);
    const isText = files.lay(desk, file, opened.text);
    paper.value = desk.text;
    paper.setSelectionRange(0, 0);
    paper.scrollTop = 0;
    if (isText) return await look();
    asked += 1;
    show(toUnits(opened.text, opened.findings));
    return say([words().opened(file.name), words().found(told.length), ...opened.warnings, words().readOnly].join(" "));
  } catch (error) {
    return complain(error);
  }
}

async function give(way, sentence = "") {
  try {
    await way(desk);
    if (sentence) say(sentence);
  } catch (error) {
    complain(error);
  }
}

// Wiring

function compare() {
  difference.hidden = !difference.hidden;
  element("sheet").hidden = !difference.hidden;
  element("compare").setAttribute("aria-pressed", String(!difference.hidden));
}

paper.addEventListener("input", () => {
  desk.type(paper.value);
  chosen = -1;
  told = findings = [];
  draw();
  later();
});
paper.addEventListener("paste", (event) => {
  const isWhole = paper.selectionEnd - paper.selectionStart === paper.value.length;
  const file = isWhole || desk.file ? files.pasted(event.clipboardData, words().pasted) : null;
  if (file) {
    event.preventDefault();
    open(file);
  } else if (isWhole && !desk.file) {
    setTimeout(() => { // a whole text is read from its beginning
      paper.setSelectionRange(0, 0);
      paper.scrollTop = 0;
    });
  }
});
paper.addEventListener("scroll", () => {
  marks.scrollTop = paper.scrollTop;
  replace();
});
paper.addEventListener("click", () => {
  const at = paper.selectionStart;
  const number = findings.findIndex((finding) => finding.start <= at && at <= finding.end);
  if (paper.selectionStart !== paper.selectionEnd) return;
  if (number < 0) {
    if (chosen >= 0) close();
  } else {
    choose(number);
    if (SPREAD.matches) paper.blur(); // no keyboard over the popup
  }
});
for (const name of ["dragover", "drop"]) {
  document.addEventListener(name, (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return; // a text goes where it is dropped
    event.preventDefault();
    if (name === "drop") open(event.dataTransfer.files[0]);
  });
}
element("file").addEventListener("change", ({ target }) => {
  if (target.files[0]) open(target.files[0]);
  target.value = "";
});
const undo = () => go(() => desk.undo()), redo = () => go(() => desk.redo());
const CLICKS = {
  "accept-safe": acceptSafe, undo, redo, compare, print: () => window.print(), set: settings.introduce,
  copy: () => give(files.copy, words().copied), download: () => give(files.download),
  clear: () => { desk.lay(""); look(); paper.focus(); },
};
for (const [id, act] of Object.entries(CLICKS)) element(id).addEventListener("click", act);
for (const name of ["kind", "certainty"]) {
  element(name).addEventListener("change", ({ target }) => {
    desk.filter = { ...desk.filter, [name]: target.value };
    show(told);
    look();
  });
}
element("language").addEventListener("change", ({ target }) => {
  lang = target.value;
  localStorage.setItem("vnproof.language", lang);
  speak();
  look();
});
settings.whenIntroduced(start);
window.addEventListener("resize", replace);

const nth = (number) => () => findings[chosen]?.suggestions[number] && accept(findings[chosen], findings[chosen].suggestions[number].text);
// By the place on the keyboard: with Alt, a Mac writes other letters.
const KEYS = {
  KeyN: () => choose(chosen + 1), KeyP: () => choose(chosen < 0 ? -1 : chosen - 1), KeyA: acceptSafe, KeyU: undo, KeyR: redo,
  KeyI: () => findings[chosen] && ignore(findings[chosen]),
  Enter: nth(0), Digit1: nth(0), Digit2: nth(1), Digit3: nth(2), Digit4: nth(3),
};
const COMMANDS = { KeyZ: undo, KeyY: redo, ShiftKeyZ: redo };
document.addEventListener("keydown", (event) => {
  const { altKey, ctrlKey, metaKey, shiftKey, code } = event;
  if (settings.isOpen()) return;
  if (code === "Escape" && !popup.hidden) return close();
  const isCommand = (ctrlKey || metaKey) && !altKey;
  const act = isCommand ? COMMANDS[(shiftKey ? "Shift" : "") + code] : altKey && !ctrlKey && !metaKey && KEYS[code];
  if (!act) return;
  event.preventDefault();
  act();
});

async function start() {
  acts.learn = (await service.hasMemory()) ? learn : null;
  titles = await service.titles().catch(() => titles);
  await look();
}

async function resume() {
  if (saved.isFile) {
    fileKept = desk.file = await keptFile();
    speak();
    draw();
    await start();
    if (!desk.file) say(words().gone, true);
    return;
  }
  speak();
  draw();
  await start();
}

resume();
