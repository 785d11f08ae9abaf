// The service: what the page asks of it. Every question is a promise; an answer that is no answer throws its sentence.
let token = sessionStorage.getItem("vnproof.token") ?? "";
let name = localStorage.getItem("vnproof.name") ?? "";

export const who = () => ({ token, name });

export function introduce(next) {
  ({ token, name } = next);
  sessionStorage.setItem("vnproof.token", token);
  localStorage.setItem("vnproof.name", name);
}

async function ask(path, init) {
  const headers = { ...(init.headers ?? {}) };
  if (token) headers.authorization = `Bearer ${token}`;
  if (name) headers["x-vnproof-user"] = encodeURIComponent(name);
  const answer = await fetch(path, { ...init, headers });
  if (!answer.ok) throw Object.assign(new Error((await answer.text()).replace(/^Error: /, "")), { status: answer.status });
  return answer;
}

function postJson(path, body) {
  return ask(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
}

// Findings of a text, in code points as the service counts.
export async function check(text, lang) {
  const answer = await (await postJson("v1/check", { text, lang })).json();
  return answer.documents[0].findings;
}

// A file: its text, and its findings.
export async function open(file, lang) {
  const form = new FormData();
  form.append("file", file);
  form.append("lang", lang);
  return (await ask("v1/open", { method: "POST", body: form })).json();
}

// The file with edits of its text made, and what it is called now: a PDF comes back as a text.
export async function apply(file, edits) {
  const form = new FormData();
  form.append("file", file);
  form.append("edits", JSON.stringify(edits));
  const answer = await ask("v1/apply", { method: "POST", body: form });
  const [, name] = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get("content-disposition"));
  return { name: decodeURIComponent(name), data: await answer.blob() };
}

// What the checks are called.
export async function titles() {
  const { rules } = await (await ask("v2/configinfo?language=vi", {})).json();
  return new Map(rules.map(({ ruleId, description }) => [ruleId.slice(0, ruleId.indexOf("_")), description]));
}

export async function hasMemory() {
  return ask("v1/memory", { method: "HEAD" }).then(() => true, () => false);
}

export async function remember(kind, entry) {
  await postJson(`v1/memory/${kind}`, entry);
}

export async function forget(entry) {
  await postJson("v1/memory/remove", entry);
}
