// Where the popup lies: under its mark, or over it where there is more room; on a phone the styles say where.
export const SPREAD = matchMedia("(max-width: 52rem)"); // as in the sheet of styles: at the bottom of the screen

export function place(popup, sheet, mark) {
  if (popup.hidden || !mark) return;
  const within = sheet.getBoundingClientRect(), at = mark.getBoundingClientRect();
  const left = Math.max(0, Math.min(at.left - within.left - 16, within.width - popup.offsetWidth));
  const isLow = at.bottom + popup.offsetHeight + 8 > window.innerHeight && at.top - popup.offsetHeight - 8 > 0;
  popup.style.setProperty("--left", `${left}px`);
  popup.style.setProperty("--top", `${(isLow ? at.top - popup.offsetHeight - 6 : at.bottom + 6) - within.top}px`);
}
