// Looking around: departments, filters, search, a product's variants, going back.
import { expect, test } from "../shop.ts";

test("a visitor finds a product through its department", async ({ page }) => {
  await page.goto("/");
  await page
    .getByRole("navigation", { name: "Departments" })
    .getByRole("link", { name: "Kitchen & Dining" })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: "Kitchen & Dining" })).toBeVisible();
  await expect(page).toHaveTitle(/Kitchen & Dining/);
  const first = page.getByRole("article").first();
  const name = (await first.getByRole("heading").textContent()) ?? "";
  await first.getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByRole("main")).toBeFocused();
});

test("a listing keeps its filters in the address and its place on the way back", async ({ page }) => {
  await page.goto("/products");
  await page.getByRole("checkbox", { name: "In stock" }).check();
  await expect(page).toHaveURL(/in_stock=true/);
  await page.getByLabel("Sort by").selectOption({ label: "Price: low to high" });
  await expect(page).toHaveURL(/sort=price/);
  await page.getByRole("button", { name: "Load more" }).click();
  const products = page.getByRole("article");
  await expect(products).toHaveCount(48);
  const chosen = products.nth(40);
  await chosen.scrollIntoViewIfNeeded();
  const height = await page.evaluate(() => scrollY);
  await chosen.getByRole("link").click();
  await expect(page.getByRole("button", { name: /Add to cart|Sold out/ })).toBeVisible();
  await page.goBack();
  await expect(products).toHaveCount(48);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(height - 400);
  await expect(page.getByRole("checkbox", { name: "In stock" })).toBeChecked();
});

test("a choice made before the page's scripts have come is heard", async ({ page }) => {
  // A machine that is too busy to render a page sends it for the scripts to fill.
  await expect
    .poll(async () => (await page.request.get("/products")).text(), { timeout: 60_000 })
    .toContain("In stock");
  const scripts = gate();
  await page.route("**/assets/*.js", async (route) => {
    await scripts.opened;
    await route.continue();
  });
  await page.goto("/products", { waitUntil: "commit" });
  // Some controls are open from the start, others wait for the scripts: both ways the choice counts.
  const inStock = page.getByRole("checkbox", { name: "In stock" });
  await inStock.waitFor();
  const early = await inStock.isEnabled();
  if (early) await inStock.check();
  scripts.open();
  if (!early) await inStock.check();
  await expect(page).toHaveURL(/in_stock=true/);
  await expect(inStock).toBeChecked();
});

test("two filters chosen one right after the other both count", async ({ page }) => {
  await page.goto("/products");
  const answers = gate();
  await page.route("**/api/v1/products?*", async (route) => {
    await answers.opened;
    await route.continue();
  });
  await page.getByRole("checkbox", { name: "In stock" }).check();
  await page.getByRole("radio", { name: /4/ }).check();
  answers.open();
  await expect(page).toHaveURL(/in_stock=true/);
  await expect(page).toHaveURL(/min_rating=4/);
  await expect(page.getByRole("checkbox", { name: "In stock" })).toBeChecked();
});

test("a search forgives a typing error", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("searchbox", { name: "Search products" }).fill("stonware");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("stonware");
  await expect(page.getByRole("article").first()).toBeVisible();
});

test("a chosen variant is in the address and survives a reload", async ({ page }) => {
  await page.goto("/products/amphora-vase");
  await page.getByRole("radio", { name: "Charcoal" }).click();
  await expect(page).toHaveURL(/variant=AMPH-VASE-CHAR/);
  await page.reload();
  await expect(page.getByRole("radio", { name: "Charcoal" })).toBeChecked();
});

test("an unknown address says so and leads on", async ({ page, watched }) => {
  watched.expected.push(/404/);
  const answer = await page.goto("/products/never-heard-of");
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1, name: "This page is not here" })).toBeVisible();
  await page.getByRole("link", { name: "Browse everything" }).click();
  await expect(page.getByRole("article").first()).toBeVisible();
});

test("the whole shop speaks German", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "Deutsch" }).click();
  await expect(page).toHaveURL(/\/de\/?$/);
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await page.getByRole("link", { name: "Alles entdecken" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Alle Produkte" })).toBeVisible();
});

/** Holds requests back until it is opened. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}
