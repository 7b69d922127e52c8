// Takes a picture of each main page, wide and small, light and dark, for docs/screenshots.
import { type Page, test } from "../shop.ts";
import { addToCart, choosePayment, confirmed, fillDetails, goToCheckout, placeOrder } from "../shopper.ts";

const OUT = new URL("../../../docs/screenshots/", import.meta.url).pathname;
const pages = {
  home: "/",
  listing: "/categories/kitchen-dining",
  product: "/products/amphora-vase",
  search: "/search?q=glass",
  "sign-in": "/account/sign-in",
};
const sizes = { wide: { width: 1280, height: 900 }, small: { width: 390, height: 844 } };

for (const [size, viewport] of Object.entries(sizes)) {
  for (const colorScheme of ["light", "dark"] as const) {
    const picture = (page: Page, name: string) =>
      page.screenshot({ path: `${OUT}${name}-${size}-${colorScheme}.jpg`, type: "jpeg", quality: 80 });

    test.describe(`${size}, ${colorScheme}`, () => {
      test.use({ viewport, colorScheme, reducedMotion: "reduce" } as object);

      test("pages of the shop", async ({ page }) => {
        for (const [name, path] of Object.entries(pages)) {
          await page.goto(path, { waitUntil: "networkidle" });
          await picture(page, name);
        }
      });

      test("a purchase", async ({ page }) => {
        await addToCart(page, "aster-mug");
        await page.waitForLoadState("networkidle");
        await picture(page, "cart");
        await goToCheckout(page);
        await fillDetails(page);
        await choosePayment(page, "Card accepted");
        await page.evaluate(() => scrollTo(0, 0));
        await picture(page, "checkout");
        await placeOrder(page);
        await confirmed(page);
        await page.waitForLoadState("networkidle");
        await picture(page, "order");
      });
    });
  }
}
