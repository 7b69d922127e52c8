// What search engines and link previews see: the page as the server sent it.
import { expect, test } from "../shop.ts";

test.use({ javaScriptEnabled: false });

test("a product page is complete before any script has run", async ({ page }) => {
  await page.goto("/products/amphora-vase");
  await expect(page.getByRole("heading", { level: 1, name: "Amphora Vase" })).toBeVisible();
  await expect(page.getByText("$89.00").first()).toBeVisible();
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute("href", /\/products\/amphora-vase$/);
  await expect(page.locator('meta[property="og:image"]')).toHaveAttribute("content", /^http.*\/media\//);
  const blocks = await page.locator('script[type="application/ld+json"]').allTextContents();
  const product = blocks.map((text) => JSON.parse(text)).find((data) => data["@type"] === "Product");
  expect(product.offers[0]).toMatchObject({ "@type": "Offer", price: "89.00", priceCurrency: "USD" });
});

test("listings and the first page can be followed link by link", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "Shop everything" }).click();
  await expect(page.getByRole("article")).toHaveCount(24);
  await page.getByRole("article").first().getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});
