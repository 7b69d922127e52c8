// What a shopper does in several journeys, in the words of the pages.
import { expect, type Page } from "@playwright/test";

export const ADDRESS = {
  name: "Ada Byron",
  line1: "12 Analytical Way",
  city: "Springfield",
  state: "Illinois",
  zip: "62701",
};

export async function addToCart(page: Page, handle: string): Promise<void> {
  await page.goto(`/products/${handle}`);
  await page.getByRole("button", { name: "Add to cart" }).click();
  await expect(page.getByRole("dialog", { name: "Cart" })).toBeVisible();
}

export async function goToCheckout(page: Page): Promise<void> {
  await page.getByRole("dialog", { name: "Cart" }).getByRole("link", { name: "Checkout" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Checkout" })).toBeVisible();
}

export async function fillDetails(page: Page, email = "ada@example.com"): Promise<void> {
  await page.getByLabel("E-mail", { exact: false }).first().fill(email);
  await fillAddress(page);
}

export async function fillAddress(page: Page): Promise<void> {
  await page.getByLabel("Country").selectOption({ label: "United States" });
  await page.getByLabel("Full name").fill(ADDRESS.name);
  await page.getByLabel("Street and number").fill(ADDRESS.line1);
  await page.getByLabel("City").fill(ADDRESS.city);
  await page.getByLabel("State").selectOption({ label: ADDRESS.state });
  await page.getByLabel("ZIP code").fill(ADDRESS.zip);
}

export async function choosePayment(page: Page, outcome: string): Promise<void> {
  const choice = page.getByRole("radio", { name: outcome });
  // Leaving the field before saves it, and what comes back may move the choice from under the mouse.
  await expect(async () => {
    await choice.click();
    await expect(choice).toBeChecked({ timeout: 2_000 });
  }).toPass();
}

export async function placeOrder(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Place order" }).click();
}

/** Waits for the confirmation and gives the number of the order. */
export async function confirmed(page: Page): Promise<string> {
  await expect(page).toHaveURL(/\/orders\/ord_/);
  const main = page.getByRole("main");
  // The page of before may still be up for a moment.
  await expect(main.getByRole("heading", { level: 1 })).not.toHaveText("Checkout");
  await expect(main).toContainText(ORDER_NUMBER);
  return (await main.textContent())?.match(ORDER_NUMBER)?.[0] ?? "";
}

const ORDER_NUMBER = /\b\d{4,}\b/;
