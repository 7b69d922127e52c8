import type { Checkout } from "@cloudmart/api-client";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { renderInShop } from "~/testing/render-in-shop";
import { type Asked, stubShop } from "~/testing/shop-stub";
import { exampleCheckout, order } from "./example-checkout";
import { beginAttempt, keepCheckout, keptAttempt } from "./kept-checkout";
import ReturnPage from "./return-page";

vi.setConfig({ testTimeout: 30_000 });

const waiting: Partial<Checkout> = {
  status: "complete_in_progress",
  payment: { handlers: [], action: { type: "redirect", url: "https://pay.example/1" } },
};
const paid: Partial<Checkout> = { status: "completed", order };

/** A shop that answers the one who comes back with these, one after the other; the last one stays. */
function stubReturn(...answers: (Partial<Checkout> | Error)[]) {
  return stubShop({
    "POST /api/v1/checkouts/chk_1/return-from-payment": () => {
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      return answer instanceof Error ? answer : { body: { ...exampleCheckout(), ...answer } };
    },
    "POST /api/v1/checkouts/chk_1/complete": () => ({ body: { checkout: exampleCheckout(), order } }),
  });
}

const began = () =>
  beginAttempt("chk_1", { handler_id: "test", credential: { type: "token", token: "tok_redirect" } }, 8600);
const comeBack = (search = "") => renderInShop(<ReturnPage />, "/checkout/return", search);
const returns = (asked: Asked[]) =>
  asked.filter(({ path }) => path.endsWith("/return-from-payment")).map(({ body }) => body);

test("who has paid is taken to the order", async () => {
  const { key } = began();
  const { asked } = stubReturn(paid);
  comeBack();
  expect(await screen.findByText("at /orders/ord_1")).toBeVisible();
  expect(returns(asked)).toEqual([{ canceled: false }]);
  expect(asked.find(({ path }) => path.endsWith("/complete"))?.key).toBe(key);
  expect(sessionStorage.getItem("cloudmart.order-token.ord_1")).toBe("secret");
  expect(keptAttempt()).toBeNull();
});

test("an answer that is lost is asked for again", async () => {
  began();
  const { asked } = stubReturn(new Error("connection lost"), paid);
  comeBack();
  expect(await screen.findByText("at /orders/ord_1", {}, { timeout: 10_000 })).toBeVisible();
  expect(returns(asked)).toHaveLength(2);
});

test("who was declined goes back to the checkout for another attempt", async () => {
  began();
  stubReturn({ status: "ready_for_complete" });
  comeBack();
  expect(await screen.findByText("at /checkout")).toBeVisible();
  expect(keptAttempt()).toBeNull();
});

test("who came back without paying says so", async () => {
  began();
  const { asked } = stubReturn({ status: "ready_for_complete" });
  comeBack("?canceled=1");
  expect(await screen.findByText("at /checkout")).toBeVisible();
  expect(returns(asked)).toEqual([{ canceled: true }]);
});

test("a payment that is still open can be gone on with, or given up", async () => {
  began();
  const { asked } = stubReturn(waiting);
  comeBack();
  const link = await screen.findByRole("link", { name: "Continue to payment" });
  expect(link).toHaveAttribute("href", "https://pay.example/1");
  await userEvent.click(screen.getByRole("button", { name: "Pay in another way" }));
  await waitFor(() => expect(returns(asked)).toContainEqual({ canceled: true }));
});

test("what another tab began is said without its secrets", async () => {
  keepCheckout("chk_1");
  const { asked } = stubReturn(paid);
  comeBack();
  expect(await screen.findByRole("heading", { name: "Order 1001 is placed" })).toBeVisible();
  expect(asked.some(({ path }) => path.endsWith("/complete"))).toBe(false);
});

test("a browser that knows of no payment says so", async () => {
  stubReturn(paid);
  comeBack();
  expect(await screen.findByRole("heading", { name: "No payment is under way here" })).toBeVisible();
});
