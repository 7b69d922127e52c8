// What a cart will look like once a line has another quantity: shown until the API's own answer is here.
import type { Cart, CartLineItem } from "@cloudmart/api-client";

export function withQuantity(cart: Cart, lineId: string, quantity: number): Cart {
  const place = cart.line_items.findIndex(({ id }) => id === lineId);
  if (place < 0) return cart;
  const kept = cart.line_items.map((line) => (line.id === lineId ? priced(line, quantity) : line));
  const line_items = kept.filter((line) => line.quantity > 0);
  return {
    ...cart,
    line_items,
    totals: retotalled(cart, line_items),
    messages: movedUp(cart, place, quantity),
  };
}

function priced(line: CartLineItem, quantity: number): CartLineItem {
  return { ...line, quantity, total: line.price == null ? null : line.price * quantity };
}

function retotalled(cart: Cart, lines: CartLineItem[]): Cart["totals"] {
  const subtotal = lines.reduce((sum, { total }) => sum + (total ?? 0), 0);
  const others = cart.totals.filter(({ type }) => type !== "subtotal" && type !== "total");
  const total = others.reduce((sum, { amount }) => sum + amount, subtotal);
  return cart.totals.map((entry) => {
    if (entry.type === "subtotal") return { ...entry, amount: subtotal };
    return entry.type === "total" ? { ...entry, amount: total } : entry;
  });
}

/** Messages name their line by its place: without a line, those below it move up. */
function movedUp(cart: Cart, place: number, quantity: number): Cart["messages"] {
  if (quantity > 0) return cart.messages;
  return cart.messages.flatMap((message) => {
    const at = lineOfPath(message.path);
    if (at === null || at < place) return [message];
    return at === place ? [] : [{ ...message, path: `/line_items/${at - 1}` }];
  });
}

/** Which line a message is about, by its place in the list. */
export function lineOfPath(path: string): number | null {
  const found = /^\/line_items\/(\d+)(\/|$)/.exec(path);
  return found ? Number(found[1]) : null;
}
