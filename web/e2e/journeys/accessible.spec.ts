// What a machine can tell of accessibility, on every page: axe finds nothing, and nothing is wider than the screen.
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "../shop.ts";
import { addToCart, choosePayment, confirmed, fillDetails, goToCheckout, placeOrder } from "../shopper.ts";

const PAGES = [
  "/",
  "/products",
  "/categories/kitchen-dining",
  "/search?q=glass",
  "/search?q=nothing-like-this",
  "/products/amphora-vase",
  "/cart",
  "/checkout/return",
  "/account/sign-in",
  "/account/create",
  "/account/reset",
  "/shipping",
  "/returns",
  "/privacy",
  "/contact",
  "/no-such-page",
];
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join("; ")}`,
  );
}

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });
    for (const path of PAGES) {
      test(`axe finds nothing on ${path}`, async ({ page, watched }) => {
        watched.expected.push(/404/);
        await page.goto(path, { waitUntil: "networkidle" });
        await page.emulateMedia({ reducedMotion: "reduce", colorScheme });
        expect(await findings(page)).toEqual([]);
        await page.setViewportSize({ width: 320, height: 640 });
        const width = () => page.evaluate(() => document.documentElement.scrollWidth);
        await expect.poll(width).toBeLessThanOrEqual(320);
      });
    }

    test("axe finds nothing on the way through a purchase", async ({ page }) => {
      await page.emulateMedia({ reducedMotion: "reduce", colorScheme });
      await addToCart(page, "aster-mug");
      expect(await findings(page), "cart drawer").toEqual([]);
      await goToCheckout(page);
      expect(await findings(page), "empty checkout").toEqual([]);
      await placeOrder(page);
      expect(await findings(page), "checkout with errors").toEqual([]);
      await fillDetails(page);
      await placeOrder(page);
      await confirmed(page);
      expect(await findings(page), "order").toEqual([]);
    });

    test("axe finds nothing where it is paid on a page of the provider", async ({ page }) => {
      await page.emulateMedia({ reducedMotion: "reduce", colorScheme });
      await addToCart(page, "aster-mug");
      await goToCheckout(page);
      await fillDetails(page);
      await choosePayment(page, "Pay on a page of the provider");
      await placeOrder(page);
      await expect(page.getByRole("button", { name: "Pay" })).toBeVisible();
      expect(await findings(page), "payment page").toEqual([]);
      await page.goto("/checkout/return");
      await expect(page.getByRole("heading", { name: "Your payment is still open" })).toBeVisible();
      expect(await findings(page), "still open").toEqual([]);
      await page.goto("/checkout");
      await expect(page.getByRole("link", { name: "Continue to payment" })).toBeVisible();
      expect(await findings(page), "checkout that waits").toEqual([]);
    });
  });
}
