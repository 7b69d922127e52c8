// The checkout of a cart: the one already begun as long as it fits, otherwise a new one that takes over what was said.
import type { Cart, Checkout, UpdateCheckout } from "@cloudmart/api-client";
import { cancelCheckout, changeCheckout, readCheckout, startCheckout } from "./checkout-calls";
import { forgetCheckout, keepCheckout, keptAttempt, keptCheckout } from "./kept-checkout";

/** `null` when there is nothing to check out. */
export async function openCheckout(cart: Cart | null): Promise<Checkout | null> {
  const attempt = keptAttempt();
  const id = attempt?.checkoutId ?? keptCheckout();
  const before = id ? await readCheckout(id) : null;
  if (before && (attempt || goesOn(before, cart))) return before;
  if (attempt || before?.status === "completed") forgetCheckout();
  if (!cart || cart.line_items.length === 0) return null;
  return begin(cart.id, before);
}

/** Begins anew from the cart and gives the other one up, with what it holds. */
export async function begin(cartId: string, before: Checkout | null): Promise<Checkout> {
  const fresh = await startCheckout(cartId);
  keepCheckout(fresh.id);
  if (!before || before.status === "completed") return fresh;
  // That it cannot be given up any more stops nobody.
  if (before.status !== "canceled") await cancelCheckout(before.id).catch(() => undefined);
  const said = whatWasSaid(before, fresh);
  if (Object.keys(said).length === 0) return fresh;
  return changeCheckout(fresh.id, said).catch(() => fresh);
}

function goesOn(checkout: Checkout, cart: Cart | null): boolean {
  if (checkout.status === "complete_in_progress") return true;
  if (checkout.status === "completed" || checkout.status === "canceled") return false;
  return cart !== null && checkout.cart_id === cart.id && linesOf(checkout) === linesOf(cart);
}

/** What is bought, as a text that two lists can be compared by. */
export function linesOf({ line_items }: { line_items: { variant_id: string; quantity: number }[] }): string {
  return line_items
    .map(({ variant_id, quantity }) => `${variant_id}×${quantity}`)
    .sort()
    .join(" ");
}

function whatWasSaid(before: Checkout, fresh: Checkout): UpdateCheckout {
  const said: UpdateCheckout = {};
  if (before.buyer) said.buyer = before.buyer;
  if (before.shipping_address) said.shipping_address = before.shipping_address;
  if (before.billing_address) said.billing_address = before.billing_address;
  if (before.discount_codes.length > 0) said.discount_codes = before.discount_codes;
  const chosen = before.fulfillment.selected_option_id;
  if (chosen && fresh.fulfillment.options.some(({ id }) => id === chosen))
    said.fulfillment_option_id = chosen;
  return said;
}
