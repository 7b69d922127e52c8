import { expect, it } from "vitest";
import { stateOf } from "./order-state";

const order = {
  status: "processing",
  payment_status: "paid",
  fulfillment_status: "unfulfilled",
  shipments: [],
} as Parameters<typeof stateOf>[0];

it("says what matters most to the buyer", () => {
  expect(stateOf(order)[0]).toBe("orders.preparing");
  expect(stateOf({ ...order, payment_status: "pending" })[0]).toBe("orders.unpaid");
  expect(stateOf({ ...order, fulfillment_status: "delivered" })[0]).toBe("orders.delivered");
  expect(stateOf({ ...order, status: "canceled", payment_status: "voided" })[0]).toBe("orders.canceled");
  expect(stateOf({ ...order, status: "canceled", payment_status: "refunded" })[0]).toBe("orders.refunded");
});
