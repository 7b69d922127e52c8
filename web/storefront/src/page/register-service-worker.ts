// Makes the shop installable and readable without a network. Only in the built pages: it would hide changes while
// working on them.

export function registerServiceWorker(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  // Not before the page is there: the first visit shares its network with nothing.
  if (document.readyState === "complete") register();
  else addEventListener("load", register);
}

function register(): void {
  // A browser may refuse, for example in private windows; the shop works without.
  navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" }).catch(() => undefined);
}
