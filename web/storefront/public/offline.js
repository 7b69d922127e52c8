// The page without a network loads again when the shop can be reached.
const again = () => location.reload();
addEventListener("online", again);
setInterval(() => {
  if (document.hidden) return;
  fetch("/manifest.webmanifest", { cache: "no-store" }).then(again, () => undefined);
}, 10_000);
