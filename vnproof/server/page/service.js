// The service: what the page asks of it. Every question is a promise; an answer that is no answer throws its sentence.
let token = sessionStorage.getItem("vnproof.token") ?? "";

export function setToken(value) {
  token = value;
  sessionStorage.setItem("vnproof.token", value);
}

async function ask(path, init) {
  const headers = { ...(init.headers ?? {}), ...(token ? { authorization: `Bearer ${token}` } : {}) };
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

// The file with edits of its text made.
export async function apply(file, edits) {
  const form = new FormData();
  form.append("file", file);
  form.append("edits", JSON.stringify(edits));
  return (await ask("v1/apply", { method: "POST", body: form })).blob();
}

export async function hasMemory() {
  return (await fetch("v1/memory", { method: "HEAD" })).ok;
}

export async function remember(kind, entry) {
  await postJson(`v1/memory/${kind}`, entry);
}
