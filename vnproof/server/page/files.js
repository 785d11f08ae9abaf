// Files and the clipboard: what comes to the desk, and what goes from it.
import { toCodePoints } from "./marks.js";
import * as service from "./service.js";

const TEXT = /\.(txt|text)$/i;
const SOURCE = /\.(x?html?|md|markdown)$/i;
const MARKUP = /^\s*<(!--|!doctype\b|[a-z][a-z0-9]*[\s>/])[^]*<\/[a-z][a-z0-9]*\s*>/i; // a page's source, as CMSs show it

// What is pasted over all there was: the source of a page is a page, a file a file; anything else is for the field.
export function pasted(clipboard, name) {
  const text = clipboard.getData("text/plain");
  if (!text) return clipboard.files[0] ?? null;
  return MARKUP.test(text) ? new File([text], name, { type: "text/html" }) : null;
}

// Lay what the service read in a file on the desk. A plain text may be typed into; does this one?
export function lay(desk, file, text) {
  const isText = TEXT.test(file.name);
  // A field knows one end of lines; what is not typed into keeps its offsets.
  if (isText) desk.lay(text.replace(/\r\n?/g, "\n"), { name: file.name, lineEnd: text.includes("\r\n") ? "\r\n" : "\n" });
  else desk.lay(text.replace(/\r(?=\n)/g, " ").replace(/\r/g, "\n"), { name: file.name, file });
  return isText;
}

// What is wrong with what lies on the desk. A file is read anew as it would be given back: what it shields stays shielded.
export async function findings(desk, lang) {
  if (!desk.file) return service.check(desk.text, lang);
  const { name, data } = desk.edits.length ? await corrected(desk) : { name: desk.file.name, data: desk.file };
  const opened = await service.open(new File([data], name), lang);
  if (opened.error) throw new Error(opened.error.message);
  return opened.findings;
}

// The corrected file, and its name.
export async function corrected(desk) {
  if (desk.file) return service.apply(desk.file, toCodePoints(desk.base, desk.edits));
  const name = desk.name ? desk.name.replace(/(?=\.\w+$)/, ".vnproof") : "vnproof.txt";
  return { name, data: new Blob([desk.text.replaceAll("\n", desk.lineEnd)], { type: "text/plain" }) };
}

export async function download(desk) {
  const { name, data } = await corrected(desk);
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(data), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

// The source of a page goes back as source; of what no field can hold, the text.
export async function copy(desk) {
  const isSource = desk.file && SOURCE.test(desk.file.name);
  await navigator.clipboard.writeText(isSource ? await (await corrected(desk)).data.text() : desk.text);
}
