import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { rememberCart } from "~/cart/cart-id";
import { renderInShop } from "~/testing/render-in-shop";
import { problem } from "~/testing/shop-stub";
import CheckoutPage from "./checkout-page";
import { declined, exampleCheckout, placed, stubCheckout } from "./example-checkout";
import { leaveFor } from "./leave";

vi.mock("./leave", () => ({ leaveFor: vi.fn() }));
// Typing takes its time on a busy machine.
vi.setConfig({ testTimeout: 30_000 });
beforeEach(() => rememberCart("cart_1"));

const open = () => renderInShop(<CheckoutPage />, "/checkout");
const placeOrder = async () => userEvent.click(await screen.findByRole("button", { name: "Place order" }));
const completions = (asked: { path: string }[]) => asked.filter(({ path }) => path.endsWith("/complete"));

test("what is missing is said at its field, and the first one has the focus", async () => {
  const empty = { ...exampleCheckout(), status: "incomplete" as const, buyer: null, shipping_address: null };
  const { asked } = stubCheckout(empty);
  open();
  await screen.findByRole("combobox", { name: /State/ });
  await placeOrder();
  const email = screen.getByRole("textbox", { name: /E-mail/ });
  await waitFor(() => expect(email).toHaveFocus());
  expect(email).toHaveAccessibleDescription(/enter your e-mail/);
  expect(screen.getByRole("combobox", { name: /State/ })).toHaveAccessibleDescription(/choose or enter/);
  expect(completions(asked)).toEqual([]);
});

test("a complete part is saved by itself", async () => {
  const { asked } = stubCheckout({ ...exampleCheckout(), status: "incomplete", buyer: null });
  open();
  await userEvent.type(await screen.findByRole("textbox", { name: /E-mail/ }), "grace@example.com");
  await userEvent.tab();
  await waitFor(() =>
    expect(asked.find(({ method }) => method === "PATCH")?.body).toEqual({
      buyer: { email: "grace@example.com" },
    }),
  );
});

test("a postal code that its country does not know is said at its field", async () => {
  stubCheckout(exampleCheckout());
  open();
  const postalCode = await screen.findByRole("textbox", { name: /ZIP code/ });
  await userEvent.clear(postalCode);
  await userEvent.type(postalCode, "123");
  await userEvent.tab();
  expect(postalCode).toHaveAccessibleDescription(/looks different/);
});

test("what the API refuses is said at the field, and nothing is paid", async () => {
  const refusal = problem(422, "invalid_request", "no", [
    { pointer: "/buyer/phone", code: "invalid", detail: "not a telephone number" },
  ]);
  const { asked } = stubCheckout(exampleCheckout(), undefined, () => ({ status: 422, body: refusal }));
  open();
  const phone = await screen.findByRole("textbox", { name: /Phone/ });
  await userEvent.type(phone, "12345");
  await placeOrder();
  await waitFor(() => expect(phone).toHaveAccessibleDescription(/not a telephone number/));
  expect(completions(asked)).toEqual([]);
});

test("a declined card leaves the checkout for another attempt, under another key", async () => {
  const { asked } = stubCheckout(exampleCheckout(), (_, attempt, now) =>
    attempt === 1 ? declined(now) : placed(now),
  );
  open();
  await userEvent.click(await screen.findByRole("radio", { name: "Card declined" }));
  await placeOrder();
  expect(await screen.findByRole("alert")).toHaveTextContent("Declined.");
  await userEvent.click(screen.getByRole("radio", { name: "Card accepted" }));
  await placeOrder();
  expect(await screen.findByText("at /orders/ord_1")).toBeVisible();
  const [first, second] = completions(asked) as typeof asked;
  expect(first?.key).not.toEqual(second?.key);
  expect(sessionStorage.getItem("cloudmart.order-token.ord_1")).toBe("secret");
  await waitFor(() => expect(localStorage.getItem("cloudmart.cart")).toBeNull());
});

test("a provider with a page of its own is gone to, and who comes back may stay", async () => {
  const page = "https://pay.example/1";
  const { asked } = stubCheckout(exampleCheckout(), (_, __, now) => {
    now.status = "complete_in_progress";
    now.payment.action = { type: "redirect", url: page };
    return { body: { checkout: now, order: null } };
  });
  const { unmount } = open();
  await placeOrder();
  await waitFor(() => expect(leaveFor).toHaveBeenCalledWith(page));
  expect(completions(asked)).toMatchObject([
    { body: { payment: { return_url: `${location.origin}/checkout/return` } } },
  ]);
  unmount();

  open();
  expect(await screen.findByRole("link", { name: "Continue to payment" })).toHaveAttribute("href", page);
  expect(screen.getByRole("button", { name: "Pay in another way" })).toBeVisible();
  expect(leaveFor).toHaveBeenCalledOnce();
});

test("pressing twice pays once", async () => {
  const { asked } = stubCheckout(exampleCheckout());
  open();
  await userEvent.dblClick(await screen.findByRole("button", { name: "Place order" }));
  expect(await screen.findByText("at /orders/ord_1")).toBeVisible();
  expect(completions(asked)).toHaveLength(1);
});

test("a lost answer is asked for again under the same key", async () => {
  const { asked } = stubCheckout(exampleCheckout(), (_, attempt, now) =>
    attempt === 1 ? new Error("connection lost") : placed(now),
  );
  open();
  await placeOrder();
  expect(await screen.findByText("at /orders/ord_1", {}, { timeout: 5000 })).toBeVisible();
  const keys = (completions(asked) as typeof asked).map(({ key }) => key);
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(1);
});

test("a total that has changed is shown, and nothing is paid", async () => {
  const { asked } = stubCheckout(exampleCheckout(), (_, attempt, now) => {
    if (attempt > 1) return placed(now);
    Object.assign(now, { totals: [{ type: "total" as const, amount: 9900 }] });
    return { status: 409, body: problem(409, "total_changed", "The total is another one by now.") };
  });
  open();
  await placeOrder();
  expect(await screen.findByText(/changed from \$86.00 to \$99.00/)).toBeVisible();
  expect(screen.queryByText(/another one by now/)).toBeNull();
  await placeOrder();
  expect(await screen.findByText("at /orders/ord_1")).toBeVisible();
  const totals = (completions(asked) as typeof asked).map(({ body }) => body);
  expect(totals).toMatchObject([{ expected_total: 8600 }, { expected_total: 9900 }]);
});

test("what has sold out is said at its line, with a way back to the cart", async () => {
  const checkout = exampleCheckout();
  const { asked } = stubCheckout(checkout, (_, __, now) => {
    now.status = "incomplete";
    now.messages = [
      {
        type: "error",
        code: "insufficient_stock",
        path: "/line_items/0",
        content: "There are not enough of these left.",
        severity: "recoverable",
      },
    ];
    return { status: 409, body: problem(409, "out_of_stock", "There are not enough pieces left.") };
  });
  open();
  await placeOrder();
  const summary = within(await screen.findByRole("complementary", { name: "Order summary" }));
  expect(await summary.findByText("There are not enough of these left.")).toBeVisible();
  expect(screen.getByRole("link", { name: "Back to the cart" })).toBeVisible();
  expect(completions(asked)).toHaveLength(1);
});
