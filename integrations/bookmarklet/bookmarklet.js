(async (service = "http://127.0.0.1:8077") => {
  const editors = [
    ...Object.values(window.CKEDITOR?.instances ?? {}).map((one) => ({ html: one.getData() })),
    ...(window.tinymce?.editors ?? window.tinymce?.get?.() ?? []).map((one) => ({ html: one.getContent() })),
    ...[...document.querySelectorAll(".ck-editor__editable")].map((one) => ({ html: one.ckeditorInstance?.getData() ?? one.innerHTML })),
  ];
  const boxes = [...document.querySelectorAll("textarea, input[type=text]")].filter((box) => box.offsetParent).map((box) => ({ text: box.value }));
  const texts = [...editors, ...boxes].filter((one) => Object.values(one)[0].trim());
  const fields = Object.fromEntries(texts.map((one, number) => [`${number + 1}`, one]));
  try {
    const answer = await fetch(`${service}/v1/gate`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ fields }) });
    if (!answer.ok) throw new Error(await answer.text());
    const { decision, report } = await answer.json();
    const found = report.documents.flatMap((one) => one.findings);
    const lines = found.map(({ text, suggestions: [best], message }) => `• ${text}${best ? ` → ${best.text}` : ""}: ${message}`);
    alert([{ publish: "Không thấy lỗi.", review: "Nên xem lại:", block: "Chưa nên đăng:" }[decision], ...lines.slice(0, 25)].join("\n"));
  } catch (error) {
    alert(`Không gọi được vnproof ở ${service}: ${error.message}`);
  }
})();
