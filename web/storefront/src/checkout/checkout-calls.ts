// What the API does with checkouts.
import type { Checkout, CompletedBody, UpdateCheckout } from "@cloudmart/api-client";
import { api } from "~/api/client";
import { ApiProblem, answered } from "~/api/problem";
import { newKey } from "~/cart/new-key";
import type { PaymentAttempt } from "./kept-checkout";

const at = (id: string) => ({ path: { id } });

/** The checkout, or `null` when there is none of that id any more. */
export async function readCheckout(id: string): Promise<Checkout | null> {
  try {
    return await answered(api.GET("/api/v1/checkouts/{id}", { params: at(id) }));
  } catch (problem) {
    if (problem instanceof ApiProblem && problem.status === 404) return null;
    throw problem;
  }
}

export function startCheckout(cartId: string): Promise<Checkout> {
  return answered(
    api.POST("/api/v1/checkouts", {
      params: { header: { "idempotency-key": newKey() } },
      body: { cart_id: cartId },
    }),
  );
}

export function changeCheckout(id: string, change: UpdateCheckout): Promise<Checkout> {
  return answered(api.PATCH("/api/v1/checkouts/{id}", { params: at(id), body: change }));
}

export function cancelCheckout(id: string): Promise<Checkout> {
  return answered(api.POST("/api/v1/checkouts/{id}/cancel", { params: at(id) }));
}

export function completeCheckout({
  checkoutId,
  key,
  payment,
  total,
}: PaymentAttempt): Promise<CompletedBody> {
  return answered(
    api.POST("/api/v1/checkouts/{id}/complete", {
      params: { ...at(checkoutId), header: { "idempotency-key": key } },
      // Should it cost something else by now, nothing is paid.
      body: { payment, expected_total: total },
    }),
  );
}

/** Back from a page of the payment provider: the shop asks there how it went. */
export function returnFromPayment(id: string, canceled: boolean): Promise<Checkout> {
  return answered(
    api.POST("/api/v1/checkouts/{id}/return-from-payment", { params: at(id), body: { canceled } }),
  );
}

export function confirmPayment(id: string, approved: boolean): Promise<Checkout> {
  return answered(api.POST("/api/v1/checkouts/{id}/confirm-payment", { params: at(id), body: { approved } }));
}
