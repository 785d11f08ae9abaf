// The settings: who reads, and the token.
import * as service from "./service.js";

const [settings, name, token] = ["settings", "name", "token"].map((id) => document.getElementById(id));

export const isOpen = () => settings.open;

export function introduce() {
  if (settings.open) return;
  ({ name: name.value, token: token.value } = service.who());
  settings.returnValue = "";
  settings.showModal();
}

export function whenIntroduced(act) {
  settings.addEventListener("close", () => {
    if (settings.returnValue !== "keep") return;
    service.introduce({ name: name.value.trim(), token: token.value.trim() });
    act();
  });
}
