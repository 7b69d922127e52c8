// What people do to a checkout: reload, go back, open a second tab, press twice.
import { expect, test } from "../shop.ts";
import {
  ADDRESS,
  addToCart,
  choosePayment,
  confirmed,
  fillDetails,
  goToCheckout,
  placeOrder,
} from "../shopper.ts";

test("what was entered survives a reload and the way back", async ({ page }) => {
  await addToCart(page, "aster-mug");
  await goToCheckout(page);
  await page.reload();
  await fillDetails(page);
  await page.getByLabel("ZIP code").blur();
  await expect(page.getByRole("radio", { name: /Standard/ })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Street and number")).toHaveValue(ADDRESS.line1);
  await page.goBack();
  await page.goForward();
  await expect(page.getByRole("heading", { level: 1, name: "Checkout" })).toBeVisible();
  await choosePayment(page, "Card accepted");
  await placeOrder(page);
  await confirmed(page);
});

test("pressing twice places one order", async ({ page }) => {
  const placed: string[] = [];
  page.on("response", async (response) => {
    if (response.url().endsWith("/complete") && response.ok())
      placed.push((await response.json()).order?.number);
  });
  await addToCart(page, "aster-mug");
  await goToCheckout(page);
  await fillDetails(page);
  await page.getByRole("button", { name: "Place order" }).dblclick();
  await confirmed(page);
  expect(new Set(placed).size).toBe(1);
});

test("going back from the confirmation does not buy again", async ({ page }) => {
  await addToCart(page, "aster-mug");
  await goToCheckout(page);
  await fillDetails(page);
  await placeOrder(page);
  await confirmed(page);
  await page.goBack();
  await expect(page.getByRole("button", { name: "Place order" })).toBeHidden();
});

test("two tabs share one cart", async ({ page, context }) => {
  await addToCart(page, "aster-mug");
  const other = await context.newPage();
  await other.goto("/products/amphora-vase");
  await expect(
    other
      .getByRole("banner")
      .getByRole("link", { name: /Cart/ })
      .or(other.getByRole("banner").getByRole("button", { name: /Cart/ })),
  ).toContainText("1");
  await other.getByRole("button", { name: "Add to cart" }).click();
  await expect(other.getByRole("dialog", { name: "Cart" })).toContainText("Amphora Vase");
  await expect(page.getByRole("dialog", { name: "Cart" })).toContainText("Amphora Vase");
});
