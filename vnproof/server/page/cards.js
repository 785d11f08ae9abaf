// A finding as editors see it: short in the list, with reasons and all that can be done about it in the popup.
const MOST_PROPOSALS = 4;

export function make(name, properties = {}, ...children) {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...children);
  return node;
}

const button = (textContent, onclick, className = "") => make("button", { type: "button", textContent, onclick, className });

// In the list. `acts` are what the page does: choose, accept, ignore …
export function row(finding, number, isChosen, words, acts) {
  const [best] = finding.suggestions;
  const buttons = make("div", { className: "acts" });
  if (best) buttons.append(button(`${words.accept} «${best.text}»`, () => acts.accept(finding, best.text), "first"));
  buttons.append(button(words.ignore, () => acts.ignore(finding)));
  return make(
    "li",
    { className: finding.severity + (isChosen ? " here" : "") },
    make("button", { type: "button", className: "change", onclick: () => acts.choose(number, true) }, ...changeOf(finding)),
    make("div", { className: "sure", textContent: sureness(finding, words) }),
    make("div", { textContent: finding.message }),
    reasons(finding),
    buttons,
  );
}

// In the popup beside its mark.
export function leaf(finding, number, all, words, acts) {
  const buttons = make("div", { className: "acts" });
  finding.suggestions.slice(0, MOST_PROPOSALS).forEach(({ text }, place) => {
    buttons.append(button(`${words.accept} «${text}»`, () => acts.accept(finding, text), place ? "" : "first"));
  });
  buttons.append(
    button(words.ignore, () => acts.ignore(finding)),
    button(words.ignoreAlways, () => acts.ignore(finding, true)),
  );
  if (acts.learn && finding.code.startsWith("VN1")) buttons.append(button(words.learn, () => acts.learn(finding)));
  return [
    make("p", { className: "changed" }, ...changeOf(finding)),
    make("div", { className: "sure", textContent: sureness(finding, words) }),
    make("div", { textContent: finding.message }),
    reasons(finding),
    buttons,
    make(
      "div",
      { className: "acts along" },
      button(`← ${words.previous}`, () => acts.choose(number - 1, true)),
      make("span", { textContent: words.nth(number + 1, all) }),
      button(`${words.next} →`, () => acts.choose(number + 1, true)),
      button(words.close, acts.close),
    ),
  ];
}

function changeOf({ text, suggestions: [best] }) {
  return best ? [shown(text), " → ", make("b", { textContent: shown(best.text) })] : [make("b", { textContent: shown(text) })];
}

const shown = (text) => (text.trim() ? text : "␣".repeat(Math.max(1, text.length)));

function sureness({ confidence, code, safety, place }, words) {
  const certainty = { safe: words.safe, likely: words.likely, hint: words.hintOnly }[safety];
  return [`${Math.min(99, Math.floor(100 * confidence))}%`, code, certainty, ...(place ? [place.name] : [])].join(" · ");
}

const reasons = ({ why }) => make("ul", { className: "why" }, ...why.map((reason) => make("li", { textContent: reason })));
