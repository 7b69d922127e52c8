// A checkout for tests, and an API that treats it as the real one does.
import type { Checkout, UpdateCheckout } from "@cloudmart/api-client";
import { exampleFormats } from "~/address/example-formats";
import { exampleCart } from "~/cart/example-cart";
import { type Asked, stubShop } from "~/testing/shop-stub";

const test_outcomes = [
  { token: "tok_success", title: "The payment succeeds" },
  { token: "tok_declined", title: "The card is declined" },
];

export function exampleCheckout(): Checkout {
  const { line_items } = exampleCart();
  return {
    id: "chk_1",
    cart_id: "cart_1",
    status: "ready_for_complete",
    messages: [],
    currency: "USD",
    buyer: { email: "ada@example.com" },
    shipping_address: {
      name: "Ada Byron",
      line1: "12 Analytical Way",
      city: "Springfield",
      region: "IL",
      postal_code: "62701",
      country: "US",
    },
    line_items: line_items.map((line) => ({
      ...line,
      title: line.title ?? "",
      price: line.price ?? 0,
      total: line.total ?? 0,
    })),
    fulfillment: {
      options: [
        { id: "standard", title: "Standard (3–5 days)", amount: 500 },
        { id: "express", title: "Express (1–2 days)", amount: 1500 },
      ],
      selected_option_id: "standard",
    },
    payment: { handlers: [{ id: "test", name: "Test payments", test_outcomes }] },
    discount_codes: [],
    totals: [
      { type: "subtotal", amount: 8100 },
      { type: "fulfillment", amount: 500 },
      { type: "total", amount: 8600 },
    ],
    order: null,
    expires_at: "2026-12-21T10:00:00Z",
  };
}

type Completing = (
  asked: Asked,
  attempt: number,
  checkout: Checkout,
) => ReturnType<Parameters<typeof stubShop>[0][string]>;

type Refusing = (asked: Asked) => { status: number; body: unknown } | null;

export const order = { id: "ord_1", number: "1001", status: "processing" as const, token: "secret" };

export function placed(checkout: Checkout) {
  return { body: { checkout: { ...checkout, status: "completed", order }, order } };
}

export function declined(checkout: Checkout) {
  checkout.messages = [
    { type: "error", code: "card_declined", path: "/payment", content: "Declined.", severity: "recoverable" },
  ];
  checkout.order = { ...order, status: "pending", token: null };
  return { body: { checkout, order: checkout.order } };
}

/** An API with the example cart in which `checkout` is begun and completed as `complete` says; `refuse` refuses changes. */
export function stubCheckout(
  checkout: Checkout,
  complete: Completing = (_, __, now) => placed(now),
  refuse?: Refusing,
) {
  let attempts = 0;
  return stubShop({
    "GET /api/v1/shop": () => ({ body: { country: "US", delivers_to: ["AE", "DE", "IE", "US"] } }),
    "GET /api/v1/address-formats": () => ({ body: exampleFormats() }),
    "GET /api/v1/carts/cart_1": () => ({ body: exampleCart() }),
    "POST /api/v1/checkouts": () => ({ status: 201, body: checkout }),
    "GET /api/v1/checkouts/chk_1": () => ({ body: checkout }),
    "PATCH /api/v1/checkouts/chk_1": (asked) => {
      const refused = refuse?.(asked);
      if (refused) return refused;
      const { fulfillment_option_id, ...change } = asked.body as UpdateCheckout;
      Object.assign(checkout, change);
      if (fulfillment_option_id) checkout.fulfillment.selected_option_id = fulfillment_option_id;
      return { body: checkout };
    },
    "POST /api/v1/checkouts/chk_1/complete": (asked) => {
      attempts += 1;
      return complete(asked, attempts, checkout);
    },
  });
}
