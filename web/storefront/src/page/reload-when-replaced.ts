// A page that was open while the shop was replaced by a newer one asks for files that are gone. It is loaded again, once:
// what a person typed is kept where losing it would hurt.

const KEY = "cloudmart.reloaded";
const AGAIN_AFTER_MS = 60_000;

export function reloadWhenReplaced(): void {
  addEventListener("vite:preloadError", (event) => {
    // Without a network the files are not gone.
    if (!navigator.onLine || !mayReload()) return;
    event.preventDefault();
    location.reload();
  });
}

function mayReload(): boolean {
  try {
    const last = Number(sessionStorage.getItem(KEY) ?? 0);
    if (Date.now() - last < AGAIN_AFTER_MS) return false;
    sessionStorage.setItem(KEY, String(Date.now()));
    return true;
  } catch {
    return false;
  }
}
