// Draws the pictures of public/ that browsers and link previews ask for: `node artwork/draw.mjs`, once after the drawings
// change. Needs the browser of the journeys; whoever has a tool for it makes the files smaller afterwards.
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const { chromium } = createRequire(new URL("../../e2e/package.json", import.meta.url))("@playwright/test");
const here = (path) => new URL(path, import.meta.url);

const pictures = [
  { from: "../public/favicon.svg", to: "icon-192.png", width: 192, height: 192 },
  { from: "../public/favicon.svg", to: "icon-512.png", width: 512, height: 512 },
  // These two are cut to shape by the device: colour up to the edge, the bag well inside.
  { from: "maskable.svg", to: "icon-180.png", width: 180, height: 180 },
  { from: "maskable.svg", to: "icon-maskable-512.png", width: 512, height: 512 },
  { from: "og.html", to: "og.png", width: 1200, height: 630 },
];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
for (const { from, to, width, height } of pictures) {
  const page = await browser.newPage({ viewport: { width, height } });
  await page.goto(here(from).href);
  await page.evaluate(() => document.fonts?.ready);
  await page.screenshot({ path: fileURLToPath(here(`../public/${to}`)), omitBackground: true });
  await page.close();
}
await browser.close();
