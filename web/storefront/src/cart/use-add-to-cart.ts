// Putting something into the cart: the drawer opens with it, and it is said aloud; a refusal is shown with its reason.
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { ApiProblem } from "~/api/problem";
import { useText } from "~/i18n/text";
import { announce } from "~/ui/announcer";
import { notify } from "~/ui/notices";
import { openCart } from "./drawer-state";
import { cartKey } from "./use-cart";

export interface AddToCart {
  add: (variantId: string, quantity: number) => Promise<void>;
  busy: boolean;
}

/** `quietly` leaves the drawer as it is: for what is put back into a cart that is in view. */
export function useAddToCart({ quietly = false } = {}): AddToCart {
  const t = useText();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  // The state is a render late for a double click.
  const running = useRef(false);

  const add = async (variantId: string, quantity: number) => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    try {
      const { putIntoCart } = await import("./cart-calls");
      const cart = await putIntoCart(variantId, quantity);
      queries.setQueryData(cartKey(cart.id), cart);
      const line = cart.line_items.find(({ variant_id }) => variant_id === variantId);
      announce(t("cart.added", { title: line?.title ?? t("cart.product") }));
      if (!quietly) openCart();
    } catch (problem) {
      void notify(reasonOf(problem) ?? t("failed.offline"), "bad");
    } finally {
      running.current = false;
      setBusy(false);
    }
  };

  return { add, busy };
}

function reasonOf(problem: unknown): string | null {
  if (!(problem instanceof ApiProblem) || problem.status === 0) return null;
  return problem.fields[0]?.detail ?? problem.message;
}
