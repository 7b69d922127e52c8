// Knows when the pictures that are in view first are shown.

/** Nobody waits longer than this for a picture. */
const PATIENCE_MS = 2_000;

export async function firstPicturesShown(): Promise<void> {
  const pictures = [...document.querySelectorAll<HTMLImageElement>('img[fetchpriority="high"]')];
  if (pictures.length === 0) return;
  // A picture that cannot be had is none to wait for.
  const decoded = Promise.all(pictures.map((picture) => picture.decode().catch(() => undefined)));
  await Promise.race([decoded.then(painted), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
}

/** The frame after the next begins when the next one has been painted. */
function painted(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}
