// Takes a picture of each main page, wide and small, light and dark.
import { test } from "../shop.ts";

const OUT = new URL("../../../docs/screenshots/", import.meta.url).pathname;
const pages = {
  home: "/",
  listing: "/categories/kitchen-dining",
  product: "/products/amphora-vase",
  search: "/search?q=glass",
};
const sizes = { wide: { width: 1280, height: 900 }, small: { width: 390, height: 844 } };

for (const [page, path] of Object.entries(pages)) {
  for (const [size, viewport] of Object.entries(sizes)) {
    for (const colorScheme of ["light", "dark"] as const) {
      test(`${page}, ${size}, ${colorScheme}`, async ({ page: tab }) => {
        await tab.setViewportSize(viewport);
        await tab.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await tab.goto(path, { waitUntil: "networkidle" });
        await tab.screenshot({ path: `${OUT}${page}-${size}-${colorScheme}.jpg`, type: "jpeg", quality: 80 });
      });
    }
  }
}
