// Where the popup lies, and the text behind it.
export const SPREAD = matchMedia("(max-width: 52rem)"); // as in the sheet of styles: at the bottom of the screen

// Scroll the layers of the text so that a mark is seen: on a phone near the top, above the popup.
export function reveal(sheet, layers, mark) {
  const [{ scrollTop, clientHeight }] = layers, { offsetTop, offsetHeight } = mark;
  if (SPREAD.matches) sheet.scrollIntoView({ block: "start" });
  else if (offsetTop >= scrollTop && offsetTop + offsetHeight <= scrollTop + clientHeight) return;
  for (const layer of layers) layer.scrollTop = offsetTop - (SPREAD.matches ? 2 * offsetHeight : clientHeight / 3);
}

// Under its mark, or over it where there is more room; on a phone the styles say where.
export function place(popup, sheet, mark) {
  if (popup.hidden || !mark) return;
  const within = sheet.getBoundingClientRect(), at = mark.getBoundingClientRect();
  const left = Math.max(0, Math.min(at.left - within.left - 16, within.width - popup.offsetWidth));
  const isLow = at.bottom + popup.offsetHeight + 8 > window.innerHeight && at.top - popup.offsetHeight - 8 > 0;
  popup.style.setProperty("--left", `${left}px`);
  popup.style.setProperty("--top", `${(isLow ? at.top - popup.offsetHeight - 6 : at.bottom + 6) - within.top}px`);
}
