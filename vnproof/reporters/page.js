"use strict";
(() => {
  // The page is whole without this script: it adds filters, steps from place to place, and a card beside each place.
  const bar = document.getElementById("filters");
  if (!bar) return;
  const items = [...document.querySelectorAll(".findings li")];
  const hitOf = (item) => document.getElementById("m" + item.id.slice(1));
  const itemOf = (hit) => document.getElementById(hit.hash.slice(1));
  const status = bar.querySelector("[role=status]");
  bar.hidden = false;

  const checked = (name) => new Set([...bar.querySelectorAll(`input[name=${name}]:checked`)].map((box) => box.value));
  function filter() {
    const codes = checked("code"), safeties = checked("safety");
    let shown = 0;
    for (const item of items) {
      const kept = codes.has(item.dataset.code) && safeties.has(item.dataset.safety);
      const hit = hitOf(item);
      item.hidden = !kept;
      hit.classList.toggle("off", !kept);
      hit.tabIndex = kept ? 0 : -1;
      shown += kept;
    }
    status.textContent = status.dataset.text.replace("{shown}", shown).replace("{all}", items.length);
  }
  bar.addEventListener("change", filter);

  function step(by) {
    const hits = items.filter((item) => !item.hidden).map(hitOf);
    if (!hits.length) return;
    let at = hits.indexOf(document.activeElement);
    if (at < 0) {
      at = hits.findIndex((hit) => hit.getBoundingClientRect().top > 0);
      at = by > 0 ? at - 1 : at;
    }
    const hit = hits[(at + by + hits.length) % hits.length];
    hit.focus({ preventScroll: true });
    hit.scrollIntoView({ block: "center" });
    show(hit);
  }
  bar.querySelector("[data-step='-1']").addEventListener("click", () => step(-1));
  bar.querySelector("[data-step='1']").addEventListener("click", () => step(1));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
    if (event.altKey && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      step(event.key === "ArrowDown" ? 1 : -1);
    }
  });

  const card = document.createElement("div");
  let leaving;
  card.hidden = true;
  document.body.append(card);
  function show(hit) {
    clearTimeout(leaving);
    const item = itemOf(hit);
    card.className = `card ${item.dataset.safety}`;
    card.replaceChildren(...item.cloneNode(true).childNodes);
    card.querySelector(".where").href = "#" + item.id;
    card.hidden = false;
    const place = hit.getBoundingClientRect();
    const widest = document.documentElement.clientWidth - card.offsetWidth - 16;
    card.style.left = `${Math.max(16, Math.min(place.left, widest)) + scrollX}px`;
    const below = place.bottom + 8 + card.offsetHeight < innerHeight || place.top < card.offsetHeight + 8;
    card.style.top = `${(below ? place.bottom + 8 : place.top - card.offsetHeight - 8) + scrollY}px`;
  }
  function hide() {
    card.hidden = true;
  }
  const hidden = () => (leaving = setTimeout(hide, 250));
  card.addEventListener("mouseenter", () => clearTimeout(leaving));
  card.addEventListener("mouseleave", hidden);
  for (const hit of document.querySelectorAll(".hit")) {
    // The browser's own tip would lie over the card.
    hit.setAttribute("aria-description", hit.title);
    hit.removeAttribute("title");
    hit.addEventListener("mouseenter", () => hit.classList.contains("off") || show(hit));
    hit.addEventListener("mouseleave", hidden);
    hit.addEventListener("focus", () => show(hit));
    hit.addEventListener("blur", hidden);
    hit.addEventListener("click", (event) => {
      // A click or a touch opens the card; the Enter key follows the link to the list.
      if (event.detail) {
        event.preventDefault();
        show(hit);
      }
    });
  }
  filter();
})();
