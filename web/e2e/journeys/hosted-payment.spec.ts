// Paying on a page of the payment provider: the shopper leaves, decides there, and comes back once, twice or never.
import { expect, type Page, test } from "../shop.ts";
import { addToCart, choosePayment, confirmed, fillDetails, goToCheckout, placeOrder } from "../shopper.ts";
import { Staff } from "../store/staff.ts";
import type { Store } from "../store/store.ts";

// Each of them is a purchase with a detour.
test.slow();

const CHECKOUT = /\/checkout$/;
const ORDER = /\/orders\/ord_/;

/** An address that no other journey on this store uses. */
function newAddress(): string {
  return `hosted-${crypto.randomUUID()}@example.com`;
}

async function leaveToPay(page: Page, address: string): Promise<void> {
  await addToCart(page, "aster-mug");
  await goToCheckout(page);
  await fillDetails(page, address);
  await pressAndLeave(page);
}

async function pressAndLeave(page: Page): Promise<void> {
  await choosePayment(page, "Pay on a page of the provider");
  await placeOrder(page);
  await expect(page).toHaveURL(/\/test-payment\//);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Pay \d+\.\d\d USD$/);
}

/** Until the shop has found out how it went: a page load, the provider's answer and another page. */
async function isBack(page: Page, where: RegExp): Promise<void> {
  await expect(page).toHaveURL(where, { timeout: 90_000 });
}

async function expectOneOrder(store: Store, address: string, number: string): Promise<void> {
  const staff = await Staff.signIn(store);
  expect(await staff.ordersOf(address)).toEqual([number]);
}

test("who pays there comes back to the confirmation, and stays there", async ({ page, store }) => {
  const address = newAddress();
  await leaveToPay(page, address);
  await page.getByRole("button", { name: "Pay" }).click();
  await isBack(page, ORDER);
  const number = await confirmed(page);
  await page.reload();
  expect(await confirmed(page)).toBe(number);
  // The page of the provider is what was before.
  await page.goBack();
  await expect(page.getByRole("heading", { name: "Nothing left to pay here" })).toBeVisible();
  await page.getByRole("link", { name: "Back to the shop" }).click();
  await expect(page.getByRole("heading", { name: "No payment is under way here" })).toBeVisible();
  await expectOneOrder(store, address, number);
});

test("who is declined there can try again, and then pays", async ({ page, store }) => {
  const address = newAddress();
  await leaveToPay(page, address);
  await page.getByRole("button", { name: "Decline" }).click();
  await isBack(page, CHECKOUT);
  await expect(page.getByRole("alert")).toHaveText(/declined/);
  await pressAndLeave(page);
  await page.getByRole("button", { name: "Pay" }).click();
  await isBack(page, ORDER);
  await expectOneOrder(store, address, await confirmed(page));
});

test("who goes back without paying is told so, and pays in another way", async ({ page, store }) => {
  const address = newAddress();
  await leaveToPay(page, address);
  await page.getByRole("link", { name: "Go back without paying" }).click();
  await isBack(page, CHECKOUT);
  await expect(page.getByRole("alert")).toHaveText(/without having paid/);
  await page.reload();
  await expect(page.getByRole("alert")).toHaveText(/without having paid/);
  await choosePayment(page, "Card accepted");
  await placeOrder(page);
  await isBack(page, ORDER);
  await expectOneOrder(store, address, await confirmed(page));
});

test("who uses the browser's back button can go on there or pay in another way", async ({ page, store }) => {
  const address = newAddress();
  await leaveToPay(page, address);
  await page.goBack();
  await expect(page).toHaveURL(CHECKOUT);
  await page.getByRole("link", { name: "Continue to payment" }).click();
  await expect(page).toHaveURL(/\/test-payment\//);
  await page.goBack();
  await page.reload();
  await page.getByRole("button", { name: "Pay in another way" }).click();
  await expect(page.getByRole("alert")).toHaveText(/without having paid/);
  await choosePayment(page, "Card accepted");
  await placeOrder(page);
  await isBack(page, ORDER);
  await expectOneOrder(store, address, await confirmed(page));
});

test("who pays and never comes back has the order", async ({ page, store }) => {
  const address = newAddress();
  await leaveToPay(page, address);
  // The browser is closed over the answer.
  const paid = await page.request.post(page.url(), { form: { decision: "pay" }, maxRedirects: 0 });
  expect(paid.status()).toBe(303);
  await page.close();
  const staff = await Staff.signIn(store);
  await expect.poll(() => staff.paidOrdersOf(address)).toHaveLength(1);
});

test("the shop asks itself when the provider does not tell, and twice is once", async ({
  page,
  store,
  context,
}) => {
  const address = newAddress();
  await leaveToPay(page, address);
  await page.getByRole("checkbox", { name: "Do not notify the shop" }).check();
  // The way back is held up until a second tab is on it, too.
  const paid = await page.request.post(page.url(), {
    form: { decision: "pay", silent: "1" },
    maxRedirects: 0,
  });
  expect(paid.status()).toBe(303);
  const other = await context.newPage();
  await Promise.all([page.goto("/checkout/return"), other.goto("/checkout/return")]);
  await isBack(page, ORDER);
  const number = await confirmed(page);
  await expect(other.getByRole("heading", { name: `Order ${number} is placed` })).toBeVisible();
  await expectOneOrder(store, address, number);
});

test("the page of return may be loaded again at any time", async ({ page, store }) => {
  const address = newAddress();
  await leaveToPay(page, address);
  const hosted = page.url();
  await page.goto("/checkout/return");
  await expect(page.getByRole("heading", { name: "Your payment is still open" })).toBeVisible();
  await page.reload();
  await page.getByRole("link", { name: "Continue to payment" }).click();
  await expect(page).toHaveURL(hosted);
  await page.getByRole("button", { name: "Pay" }).dblclick();
  await isBack(page, ORDER);
  await expectOneOrder(store, address, await confirmed(page));
});

test("a tab that was closed in the middle is no dead end", async ({ page, store, context }) => {
  const address = newAddress();
  await leaveToPay(page, address);
  const other = await context.newPage();
  await other.goto("/checkout");
  await page.close();
  await expect(other.getByRole("heading", { name: "This order is being paid in another tab" })).toBeVisible();
  await other.getByRole("button", { name: "Pay in another way" }).click();
  await expect(other.getByRole("alert")).toHaveText(/without having paid/);
  await choosePayment(other, "Card accepted");
  await placeOrder(other);
  await isBack(other, ORDER);
  await expectOneOrder(store, address, await confirmed(other));
});
