// A cart for tests: two mugs and a vase.
import type { Cart } from "@cloudmart/api-client";

export function exampleCart(): Cart {
  const line = (id: string, title: string, quantity: number, price: number) => ({
    id: `li_${id}`,
    variant_id: `var_${id}`,
    product_id: `prod_${id}`,
    title,
    quantity,
    price,
    total: quantity * price,
    availability: { available: true, quantity: 10 },
  });
  return {
    id: "cart_1",
    currency: "USD",
    line_items: [line("mug", "Aster Mug", 2, 1800), line("vase", "Amphora Vase", 1, 4500)],
    totals: [
      { type: "subtotal", amount: 8100 },
      { type: "discount", amount: -500 },
      { type: "total", amount: 7600 },
    ],
    messages: [],
    updated_at: "2026-11-21T10:00:00Z",
  };
}
