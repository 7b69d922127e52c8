// The checkout of this browser's cart as the API last told it, and changes to it, one after the other.
import type { Checkout, UpdateCheckout } from "@cloudmart/api-client";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ApiProblem } from "~/api/problem";
import { useCart } from "~/cart/use-cart";
import { changeCheckout } from "./checkout-calls";
import { keptAttempt } from "./kept-checkout";
import { linesOf, openCheckout } from "./open-checkout";

const KEY = ["checkout"];
const changeKey = ["checkout-change"];

export interface OpenedCheckout {
  /** `undefined` while it is awaited, `null` when there is nothing to check out. */
  checkout: Checkout | null | undefined;
  error: ApiProblem | null;
  retry: () => void;
}

export function useOpenedCheckout(): OpenedCheckout {
  const { cart, state, error, retry } = useCart();
  const now = cart ? `${cart.id} ${linesOf(cart)}` : "";
  const [wanted, setWanted] = useState(now);
  // While a payment is under way the cart may become empty: that begins no other checkout.
  if (now !== wanted && !keptAttempt()) setWanted(now);
  const query = useQuery({
    queryKey: [...KEY, wanted],
    queryFn: () => openCheckout(cart),
    enabled: state === "ready",
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    // What was typed stays while another checkout begins.
    placeholderData: keepPreviousData,
  });
  if (state === "failed") return { checkout: undefined, error, retry };
  return {
    checkout: query.data,
    error: query.error as ApiProblem | null,
    retry: () => void query.refetch(),
  };
}

/** Takes over what the API answered. */
export function useTakeOver(): (checkout: Checkout) => void {
  const queries = useQueryClient();
  return (checkout) => {
    queries.setQueriesData<Checkout>({ queryKey: KEY, type: "active" }, checkout);
  };
}

/** Opens it again: it was given up, or its cart is another. */
export function useReopen(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.refetchQueries({ queryKey: KEY, type: "active" });
}

export interface ChangeCheckout {
  change: (change: UpdateCheckout) => Promise<Checkout>;
  busy: boolean;
}

export function useChangeCheckout(id: string): ChangeCheckout {
  const queries = useQueryClient();
  const takeOver = useTakeOver();
  const mutation = useMutation({
    mutationKey: changeKey,
    scope: { id: "checkout" },
    mutationFn: (change: UpdateCheckout) => changeCheckout(id, change),
    onSuccess: (answer) => {
      if (queries.isMutating({ mutationKey: changeKey }) <= 1) takeOver(answer);
    },
  });
  return { change: mutation.mutateAsync, busy: mutation.isPending };
}

/** Whether a refusal means that this checkout is over and another has to begin. */
export function isOver(problem: unknown): boolean {
  if (!(problem instanceof ApiProblem)) return false;
  return problem.status === 404 || ["checkout_canceled", "too_many_attempts"].includes(problem.code);
}

export function totalOf(checkout: Checkout): number {
  return checkout.totals.find(({ type }) => type === "total")?.amount ?? 0;
}
