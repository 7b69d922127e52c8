import type { Order } from "@cloudmart/api-client";
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { exampleCheckout } from "~/checkout/example-checkout";
import { renderInShop } from "~/testing/render-in-shop";
import { Timeline } from "./timeline";
import { timelineSteps } from "./timeline-steps";
import { isFinal } from "./use-order";

function anOrder(change: Partial<Order> = {}): Order {
  const { shipping_address, totals } = exampleCheckout();
  return {
    id: "ord_1",
    number: "1001",
    status: "processing",
    payment_status: "paid",
    fulfillment_status: "unfulfilled",
    currency: "USD",
    buyer: { email: "ada@example.com" },
    shipping_address: shipping_address as Order["shipping_address"],
    line_items: [],
    totals,
    payments: [],
    refunds: [],
    shipments: [],
    events: [
      { type: "order_placed", at: "2026-11-21T10:00:00Z" },
      { type: "order_paid", at: "2026-11-21T10:01:00Z" },
    ],
    created_at: "2026-11-21T10:00:00Z",
    updated_at: "2026-11-21T10:01:00Z",
    ...change,
  };
}

const states = (order: Order) => timelineSteps(order).map(({ id, state }) => `${id} ${state}`);

test("a paid order is being packed", () => {
  renderInShop(<Timeline order={anOrder()} />);
  expect(screen.getAllByRole("listitem")).toHaveLength(5);
  expect(screen.getByText("Being packed").closest("li")).toHaveAttribute("aria-current", "step");
});

test("a delivered order has gone all the way, and nobody asks any more", () => {
  const order = anOrder({
    status: "completed",
    fulfillment_status: "delivered",
    events: [
      ...anOrder().events,
      { type: "order_shipped", at: "2026-11-22T10:00:00Z" },
      { type: "order_delivered", at: "2026-11-24T10:00:00Z" },
    ],
  });
  expect(states(order)).toEqual([
    "placed done",
    "paid done",
    "packed done",
    "shipped done",
    "delivered done",
  ]);
  expect(isFinal(order)).toBe(true);
});

test("a refused payment is where the way stops for now", () => {
  const events = [
    { type: "order_placed", at: "2026-11-21T10:00:00Z" },
    { type: "order_payment_failed", at: "2026-11-21T10:01:00Z" },
  ];
  const order = anOrder({ status: "pending", payment_status: "failed", events });
  expect(states(order)[1]).toBe("paid failed");
  expect(isFinal(order)).toBe(false);
});

test("what was called off shows only what has happened", () => {
  expect(states(anOrder({ status: "canceled" }))).toEqual(["placed done", "paid done"]);
});
