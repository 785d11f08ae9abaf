// The layer under the text that bears the marks, and the view that shows what was changed. Nothing of the text is ever HTML.
export function drawMarks(layer, text, findings, chosen) {
  const pieces = [];
  let done = 0;
  findings.forEach((finding, number) => {
    pieces.push(text.slice(done, finding.start));
    const mark = document.createElement("mark");
    mark.className = finding.severity + (number === chosen ? " here" : "");
    mark.textContent = text.slice(finding.start, finding.end);
    pieces.push(mark);
    done = finding.end;
  });
  pieces.push(text.slice(done) + "\n");
  layer.replaceChildren(...pieces);
}

// What became of the first text: `edits` are [start, end, new] in it, in order.
export function drawDifference(view, text, edits) {
  const pieces = [];
  let done = 0;
  for (const [start, end, fresh] of edits) {
    pieces.push(text.slice(done, start));
    for (const [name, part] of [["del", text.slice(start, end)], ["ins", fresh]]) {
      const node = document.createElement(name);
      node.textContent = part;
      pieces.push(node);
    }
    done = end;
  }
  pieces.push(text.slice(done));
  view.replaceChildren(...pieces);
}

// Code points to the units JavaScript counts in.
export function toUnits(text, findings) {
  const wide = [...text].length !== text.length;
  if (!wide) return findings;
  const units = [0];
  for (const character of text) units.push(units[units.length - 1] + character.length);
  return findings.map((finding) => ({ ...finding, start: units[finding.start], end: units[finding.end] }));
}

// … and back, for edits that go to the service.
export function toCodePoints(text, edits) {
  return edits.map(([start, end, fresh]) => ({ start: [...text.slice(0, start)].length, end: [...text.slice(0, end)].length, text: fresh }));
}
