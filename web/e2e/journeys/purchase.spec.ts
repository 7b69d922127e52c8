// Buying: as a guest, with an account, after a decline, with a confirmation of the bank, when the last piece has gone.
import { expect, test } from "../shop.ts";
import { addToCart, choosePayment, confirmed, fillDetails, goToCheckout, placeOrder } from "../shopper.ts";
import { product, Staff } from "../store/staff.ts";

test("a guest buys something and sees the order go on its way", async ({ page }) => {
  await addToCart(page, "aster-mug");
  await goToCheckout(page);
  await fillDetails(page);
  await choosePayment(page, "Card accepted");
  await placeOrder(page);
  await confirmed(page);
  await expect(page).not.toHaveURL(/token=/);
  await page.reload();
  await confirmed(page);
});

test("a customer signs in, buys, and finds the order in the account", async ({ page }) => {
  await page.goto("/account/sign-in");
  await page.getByLabel("E-mail").fill("shopper@cloudmart.example");
  await page.getByLabel(/^Password/).fill("cloudmart-demo");
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/account$/);
  await addToCart(page, "amphora-vase");
  await goToCheckout(page);
  await fillDetails(page, "shopper@cloudmart.example");
  await placeOrder(page);
  const number = await confirmed(page);
  await page.goto("/account/orders");
  await expect(page.getByRole("main").getByText(number)).toBeVisible();
});

test("a declined card can be followed by one that works", async ({ page, store }) => {
  await addToCart(page, "aster-mug");
  await goToCheckout(page);
  await fillDetails(page, "declined@example.com");
  await choosePayment(page, "Card declined");
  await placeOrder(page);
  await expect(page.getByRole("alert")).toBeVisible();
  await choosePayment(page, "Card accepted");
  await placeOrder(page);
  const number = await confirmed(page);
  const mails = await (await fetch(`${store.url}/dev/mail`)).text();
  expect(mails).toContain(number);
});

test("a payment that the bank wants confirmed is confirmed in a dialog", async ({ page }) => {
  await addToCart(page, "aster-mug");
  await goToCheckout(page);
  await fillDetails(page);
  await choosePayment(page, "Needs a confirmation");
  await placeOrder(page);
  await page.getByRole("dialog").getByRole("button", { name: "Approve" }).click();
  await confirmed(page);
});

for (const outcome of ["Bank does not answer at first", "Bank's answer gets lost"]) {
  test(`nothing is lost when the ${outcome.toLowerCase()}`, async ({ page }) => {
    await addToCart(page, "aster-mug");
    await goToCheckout(page);
    await fillDetails(page);
    await choosePayment(page, outcome);
    await placeOrder(page);
    await confirmed(page);
  });
}

test("what sells out during the checkout is said before anything is paid", async ({
  page,
  store,
  watched,
}) => {
  watched.expected.push(/409|422/);
  const bought = await product(store, "hush-tea-bowl");
  await addToCart(page, bought.handle);
  await goToCheckout(page);
  await fillDetails(page);
  const staff = await Staff.signIn(store);
  for (const { id } of bought.variants) await staff.setStock(id, 0);
  await placeOrder(page);
  await expect(
    page
      .getByRole("main")
      .getByText(/no longer available|sold out/i)
      .first(),
  ).toBeVisible();
  await expect(page).toHaveURL(/\/checkout/);
});
