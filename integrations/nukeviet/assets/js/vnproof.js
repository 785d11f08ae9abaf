// The panel in NukeViet's news form: what the gate says, why, and a button for each proposal. Publishing is held back on
// «block»; a draft can always be saved. The server asks again and has the last word.
(function (script) {
  const { address, seal } = script.dataset;
  const NAMES = ["title", "hometext", "homeimgalt", "bodyhtml"];
  const PUBLISHING = ["status1", "status8", "statussave"]; // «statussave» stands where the article is public already
  const REST = 1200; // milliseconds without a change before the article is read
  const ENTITY = "&(?:#\\d+|#x[\\da-f]+|[a-z]\\w*);";

  const form = [...document.querySelectorAll('[name="bodyhtml"]')].map((box) => box.form).find((one) => one && one.elements.title);
  if (!form) return;

  // Where a field's text is: in CKEditor 4, in CKEditor 5, or in the box itself.
  function editor(name) {
    const box = form.elements[name];
    const four = window.CKEDITOR && window.CKEDITOR.instances && window.CKEDITOR.instances[box.id];
    if (four) {
      const put = (text) => {
        four.fire("saveSnapshot");
        four.setData(text, { callback: () => four.fire("saveSnapshot") });
      };
      return { html: true, get: () => four.getData(), put };
    }
    const page = box.parentNode.querySelector(".ck-editor__editable");
    const five = page && page.ckeditorInstance;
    if (five) return { html: true, get: () => five.getData(), put: (text) => five.data.set(text, { batchType: { isUndoable: true } }) };
    const put = (text) => {
      box.value = text;
      box.dispatchEvent(new Event("input", { bubbles: true }));
      box.dispatchEvent(new Event("change", { bubbles: true }));
    };
    return { html: name === "bodyhtml", get: () => box.value, put };
  }

  function read() {
    return Object.fromEntries(NAMES.filter((name) => form.elements[name]).map((name) => [name, editor(name).get()]));
  }

  // Where a finding stands in the source of its field, in UTF-16 units; null where its letters are torn apart by tags.
  function place(source, html, { line, column, text }) {
    const lines = source.split(/(?<=\r\n|\r(?!\n)|\n)/);
    if (lines.length < line) return null;
    const before = [...lines[line - 1]].slice(0, column - 1).join("");
    const start = lines.slice(0, line - 1).join("").length + before.length;
    const letters = [...text].map((letter) => letter.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    const written = letters.map((letter) => (html ? `(?:${letter}|${ENTITY})` : letter)).join("");
    const found = new RegExp(`^${written}`, "iu").exec(source.slice(start));
    return found && (html ? decoded(found[0]) : found[0]) === text ? [start, start + found[0].length] : null;
  }

  function decoded(html) {
    const box = document.createElement("textarea");
    box.innerHTML = html.replace(/</g, "&lt;");
    return box.value;
  }

  function encoded(text) {
    return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  }

  // Put these proposals in their places, the last first, in the text that was read; one that has changed since is let be.
  function apply(texts, findings) {
    for (const name of NAMES) {
      const own = findings.filter(({ field }) => field === name);
      if (!own.length) continue;
      const { get, put, html } = editor(name);
      let source = get();
      if (source !== texts[name]) continue;
      const edits = own.map((finding) => [place(source, html, finding), finding.suggestion]).filter(([at]) => at);
      for (const [[start, end], fresh] of edits.sort(([a], [b]) => b[0] - a[0])) {
        source = source.slice(0, start) + (html ? encoded(fresh) : fresh) + source.slice(end);
      }
      put(source);
    }
    look();
  }

  // ---- asking

  let known = null; // what was read when the verdict was given
  let verdict = null;
  let asking = null;

  function judge() {
    const texts = read();
    const key = JSON.stringify(texts);
    if (known === key && verdict && !verdict.failure) return Promise.resolve(verdict);
    if (asking && asking.key === key) return asking.answer;
    const answer = ask(texts).then((told) => {
      if (asking && asking.key === key) asking = null;
      known = key;
      verdict = told;
      draw(texts, told);
      return told;
    });
    asking = { key, answer };
    return answer;
  }

  async function ask(texts) {
    try {
      const answer = await fetch(address, {
        method: "POST",
        credentials: "same-origin",
        redirect: "error",
        body: new URLSearchParams({ vnproof: seal, ...texts }),
      });
      const told = await answer.json();
      return { level: "warning", refused: false, findings: [], failure: null, ...told };
    } catch (error) {
      return { level: "warning", refused: false, findings: [], failure: error.message, said: "Chưa soát được bài; máy chủ sẽ soát lại khi đăng." };
    }
  }

  // ---- showing

  function make(tag, properties, ...children) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children.filter((child) => child !== null));
    return element;
  }

  const said = make("div", { className: "alert alert-info" }, "Đang soát bài…");
  said.setAttribute("role", "status");
  const list = make("ul", { className: "list-unstyled" });
  const all = make("button", { type: "button", className: "btn btn-default", hidden: true }, "Sửa mọi lỗi chắc chắn");
  const title = make("div", { className: "panel-heading" }, make("strong", {}, "Chính tả (vnproof)"));
  const panel = make("div", { id: "vnproof", className: "panel panel-default", tabIndex: -1 }, title, make("div", { className: "panel-body" }, said, list, all));
  panel.setAttribute("role", "region");
  panel.setAttribute("aria-label", "Chính tả (vnproof)");
  const button = form.querySelector('[type="submit"][name^="status"]');
  if (button) button.parentNode.before(panel);
  else form.append(panel);

  function draw(texts, told) {
    const level = told.level || "success";
    said.className = `alert alert-${level}`;
    said.textContent = told.said;
    panel.dataset.level = level;
    const mendable = told.findings.filter((finding) => {
      return finding.suggestion !== null && place(texts[finding.field] || "", editor(finding.field).html, finding);
    });
    list.replaceChildren(...told.findings.map((finding) => item(texts, finding, mendable.includes(finding))));
    const safe = mendable.filter((finding) => finding.safe);
    all.hidden = safe.length < 2;
    all.onclick = () => apply(texts, safe);
  }

  function item(texts, finding, mendable) {
    const { label, text, suggestion, message, why, around } = finding;
    const put = mendable ? make("button", { type: "button", className: "btn btn-default btn-sm", onclick: () => apply(texts, [finding]) }, `Sửa thành «${suggestion}»`) : null;
    return make(
      "li",
      { className: "vnproof-finding" },
      make("p", {}, make("strong", {}, `${label}: ${text}`), suggestion === null ? "" : ` → ${suggestion}`, " ", put),
      make("p", {}, message, " ", make("em", {}, around)),
      make("p", { className: "text-muted" }, why),
    );
  }

  // ---- when

  let last = null;
  function look() {
    if (document.hidden) return;
    const key = JSON.stringify(read());
    if (key === last && key !== known) judge(); // it rests
    last = key;
  }
  setInterval(look, REST);

  let passed = false;
  function send(by) {
    passed = true;
    form.requestSubmit(by);
    passed = false;
  }

  form.addEventListener("submit", (event) => {
    const by = event.submitter;
    if (event.defaultPrevented || !by || !PUBLISHING.includes(by.name)) return;
    if (passed) return;
    event.preventDefault();
    judge().then((told) => {
      if (told.refused) {
        panel.focus();
        panel.scrollIntoView({ block: "center" });
      } else {
        setTimeout(send, 0, by); // a form cannot be sent while its own event is under way
      }
    });
  });
})(document.currentScript);
