// At each step of the checkout the page is loaded again, left and come back to: what was said is still there, and
// nothing is bought twice.
import { expect, type Page, test } from "../shop.ts";
import {
  ADDRESS,
  addToCart,
  choosePayment,
  confirmed,
  fillAddress,
  goToCheckout,
  placeOrder,
} from "../shopper.ts";
import { Staff } from "../store/staff.ts";
import type { Store } from "../store/store.ts";

// Each of them is several visits.
test.slow();

/** Does what people do in the middle of things; what has to hold is looked at after each. */
async function interrupt(page: Page, holds: () => Promise<void>): Promise<void> {
  const here = page.url();
  await holds();
  await page.reload();
  await holds();
  await page.goBack();
  await expect(page).not.toHaveURL(here);
  await page.goForward();
  await expect(page).toHaveURL(here);
  await holds();
}

/** Until the shop has taken over what was said in a step. */
async function isDone(page: Page, step: string): Promise<void> {
  await expect(page.getByRole("heading", { name: `${step} (done)` })).toBeVisible();
}

function email(page: Page) {
  return page.getByLabel("E-mail", { exact: false }).first();
}

/** Says everything but how it is paid. */
async function sayEverything(page: Page, address: string): Promise<void> {
  await email(page).fill(address);
  await fillAddress(page);
  await page.getByLabel("ZIP code").blur();
  for (const step of ["Contact", "Delivery address", "Delivery"]) await isDone(page, step);
}

async function expectOneOrder(store: Store, address: string, number: string): Promise<void> {
  const staff = await Staff.signIn(store);
  expect(await staff.ordersOf(address)).toEqual([number]);
}

/** An address that no other journey on this store uses. */
function newAddress(): string {
  return `step-${crypto.randomUUID()}@example.com`;
}

test("contact, address, delivery and payment are still there", async ({ page, store }) => {
  const address = newAddress();
  await addToCart(page, "aster-mug");
  await goToCheckout(page);

  await test.step("contact", async () => {
    await email(page).fill(address);
    await email(page).blur();
    await isDone(page, "Contact");
    await interrupt(page, () => expect(email(page)).toHaveValue(address));
  });

  await test.step("address", async () => {
    await fillAddress(page);
    await page.getByLabel("ZIP code").blur();
    await isDone(page, "Delivery address");
    await interrupt(page, async () => {
      await expect(email(page)).toHaveValue(address);
      await expect(page.getByLabel("Full name")).toHaveValue(ADDRESS.name);
      await expect(page.getByLabel("Street and number")).toHaveValue(ADDRESS.line1);
      await expect(page.getByLabel("ZIP code")).toHaveValue(ADDRESS.zip);
      await expect(page.getByLabel("State")).toHaveValue("IL");
    });
  });

  await test.step("delivery", async () => {
    const express = page.getByRole("radio", { name: /Express/ });
    const saved = page.waitForResponse(
      (answer) =>
        answer.request().method() === "PATCH" && answer.url().includes("/checkouts/") && answer.ok(),
    );
    await express.click();
    await saved;
    await interrupt(page, () => expect(express).toBeChecked());
  });

  await test.step("payment", async () => {
    await choosePayment(page, "Needs a confirmation");
    await interrupt(page, async () => {
      await expect(page.getByRole("radio", { name: "Needs a confirmation" })).toBeChecked();
      await expect(page.getByRole("radio", { name: /Express/ })).toBeChecked();
    });
  });

  await choosePayment(page, "Card accepted");
  await placeOrder(page);
  await expectOneOrder(store, address, await confirmed(page));
});

test("after a decline the same order waits for another payment", async ({ page, store }) => {
  const address = newAddress();
  await addToCart(page, "aster-mug");
  await goToCheckout(page);
  await sayEverything(page, address);
  await choosePayment(page, "Card declined");
  await placeOrder(page);
  await expect(page.getByRole("alert")).toBeVisible();
  await interrupt(page, async () => {
    await expect(page.getByRole("region", { name: "Your details" })).toContainText(ADDRESS.line1);
    await expect(page.getByRole("button", { name: "Place order" })).toBeEnabled();
  });
  await choosePayment(page, "Card accepted");
  await placeOrder(page);
  await expectOneOrder(store, address, await confirmed(page));
});

test("the bank's question is asked again until it is answered", async ({ page, store }) => {
  const address = newAddress();
  await addToCart(page, "aster-mug");
  await goToCheckout(page);
  await sayEverything(page, address);
  await choosePayment(page, "Needs a confirmation");
  await placeOrder(page);
  const question = page.getByRole("dialog", { name: "Confirm the payment" });
  await interrupt(page, () => expect(question).toBeVisible());
  await question.getByRole("button", { name: "Approve" }).click();
  await expectOneOrder(store, address, await confirmed(page));
});

test("an order that is placed stays one order", async ({ page, store }) => {
  const address = newAddress();
  await addToCart(page, "aster-mug");
  await goToCheckout(page);
  await sayEverything(page, address);
  await choosePayment(page, "Card accepted");
  await placeOrder(page);
  const number = await confirmed(page);
  await interrupt(page, async () => {
    expect(await confirmed(page)).toBe(number);
    await expect(page.getByRole("button", { name: "Place order" })).toBeHidden();
  });
  await page.goto("/checkout");
  await expect(page.getByText("Your cart is empty")).toBeVisible();
  await expectOneOrder(store, address, number);
});
