// What outlives a reload: the desk as text in the local store, and the file that lies on it in the browser's database.
const DESK = "vnproof.desk", FILES = "files", OPENED = "opened";

export function keptDesk() {
  try {
    return JSON.parse(localStorage.getItem(DESK)) ?? {};
  } catch {
    return {};
  }
}

export function keepDesk(saved) {
  try {
    localStorage.setItem(DESK, JSON.stringify(saved));
  } catch {
    // A full store loses the reload, not the work.
  }
}

export async function keptFile() {
  return files("readonly", (store) => store.get(OPENED)).catch(() => null);
}

export async function keepFile(file) {
  await files("readwrite", (store) => (file ? store.put(file, OPENED) : store.delete(OPENED))).catch(() => {}); // as above
}

function files(mode, ask) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("vnproof", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(FILES);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const asked = ask(opening.result.transaction(FILES, mode).objectStore(FILES));
      asked.onsuccess = () => resolve(asked.result ?? null);
      asked.onerror = () => reject(asked.error);
    };
  });
}
