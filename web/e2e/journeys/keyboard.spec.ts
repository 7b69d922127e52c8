// Buying without a mouse, on the smallest screen.
import { expect, type Page, test } from "../shop.ts";
import { ADDRESS, confirmed } from "../shopper.ts";

test.use({ viewport: { width: 320, height: 640 } });

/** Presses Tab until the focus is on what is looked for; a person would give up at some point too. */
async function tabTo(page: Page, role: string, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press("Tab");
    const focused = page.locator(":focus");
    if ((await focused.count()) === 0) continue;
    const wanted = page.getByRole(role as "button", { name });
    if (await focused.and(wanted).count()) return;
  }
  throw new Error(`the keyboard does not reach ${role} ${name}`);
}

test("a shopper buys with the keyboard alone at 320 pixels", async ({ page }) => {
  await page.goto("/products/aster-mug");
  await tabTo(page, "button", /Add to cart/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Cart" })).toBeVisible();
  await tabTo(page, "link", /Checkout/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Checkout" })).toBeVisible();
  await tabTo(page, "textbox", /E-mail/);
  await page.keyboard.type("keys@example.com");
  await tabTo(page, "combobox", /Country/);
  await page.keyboard.type("United States");
  await tabTo(page, "textbox", /Full name/);
  await page.keyboard.type(ADDRESS.name);
  await tabTo(page, "textbox", /Street and number/);
  await page.keyboard.type(ADDRESS.line1);
  await tabTo(page, "textbox", /City/);
  await page.keyboard.type(ADDRESS.city);
  await tabTo(page, "combobox", /State/);
  await page.keyboard.type(ADDRESS.state);
  await tabTo(page, "textbox", /ZIP code/);
  await page.keyboard.type(ADDRESS.zip);
  await tabTo(page, "button", /Place order/);
  await page.keyboard.press("Enter");
  await confirmed(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});
