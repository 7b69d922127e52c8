// What the API does with carts. Fetched when the first cart is at hand, so that a first visit does not wait for it.
import type { Cart } from "@cloudmart/api-client";
import { api } from "~/api/client";
import { ApiProblem, answered } from "~/api/problem";
import { cartId, forgetCart, rememberCart, tellOtherTabs } from "./cart-id";
import { newKey } from "./new-key";

/** The cart, or `null` when the API knows none of that id; then it is forgotten. */
export async function readCart(id: string): Promise<Cart | null> {
  try {
    return await answered(api.GET("/api/v1/carts/{id}", { params: { path: { id } } }));
  } catch (problem) {
    return lost(problem, id);
  }
}

/** Puts pieces into this browser's cart; the first ones create it. */
export async function putIntoCart(variantId: string, quantity: number): Promise<Cart> {
  const id = cartId();
  const wanted = { variant_id: variantId, quantity };
  if (id) {
    try {
      return changed(
        await answered(
          api.POST("/api/v1/carts/{id}/line-items", {
            params: { path: { id }, header: { "idempotency-key": newKey() } },
            body: wanted,
          }),
        ),
      );
    } catch (problem) {
      lost(problem, id);
    }
  }
  const cart = await answered(
    api.POST("/api/v1/carts", {
      params: { header: { "idempotency-key": newKey() } },
      body: { line_items: [wanted] },
    }),
  );
  rememberCart(cart.id);
  return changed(cart);
}

/** Sets how many pieces of a line are wanted; none removes it. */
export async function setQuantity(id: string, lineId: string, quantity: number): Promise<Cart> {
  return changed(
    await answered(
      api.PATCH("/api/v1/carts/{id}/line-items/{line_id}", {
        params: { path: { id, line_id: lineId } },
        body: { quantity },
      }),
    ),
  );
}

/** Makes a guest's cart the signed-in shopper's; it may flow together with one the account already has. */
export async function claimCart(id: string): Promise<Cart | null> {
  try {
    const cart = await answered(api.POST("/api/v1/carts/{id}/claim", { params: { path: { id } } }));
    if (cart.id !== id) rememberCart(cart.id);
    return changed(cart);
  } catch (problem) {
    return lost(problem, id);
  }
}

function changed(cart: Cart): Cart {
  tellOtherTabs();
  return cart;
}

function lost(problem: unknown, id: string): null {
  if (!(problem instanceof ApiProblem && problem.status === 404)) throw problem;
  if (cartId() === id) forgetCart();
  return null;
}
