// The cart of this browser, as the API last told it.
import type { Cart } from "@cloudmart/api-client";
import { useQuery } from "@tanstack/react-query";
import type { ApiProblem } from "~/api/problem";
import { useCartId } from "./cart-id";

export interface CartOfBrowser {
  cart: Cart | null;
  /** How many pieces are in it. */
  count: number;
  /** `loading` also while the page is rendered on the server, which knows nobody's cart. */
  state: "loading" | "ready" | "failed";
  error: ApiProblem | null;
  retry: () => void;
}

export const cartKey = (id: string | null | undefined) => ["cart", id] as const;

export function useCart(): CartOfBrowser {
  const id = useCartId();
  const query = useQuery({
    queryKey: cartKey(id),
    queryFn: async () => (await import("./cart-calls")).readCart(id as string),
    enabled: typeof id === "string",
    // Prices and stock are those of the moment.
    staleTime: 5_000,
    refetchOnWindowFocus: true,
  });
  const cart = id ? (query.data ?? null) : null;
  return {
    cart,
    count: piecesIn(cart),
    state: stateOf(id, query.data, query.isError),
    error: query.error as ApiProblem | null,
    retry: () => void query.refetch(),
  };
}

function stateOf(id: string | null | undefined, data: Cart | null | undefined, failed: boolean) {
  if (id === null || data !== undefined) return "ready";
  return failed ? "failed" : "loading";
}

function piecesIn(cart: Cart | null): number {
  return (cart?.line_items ?? []).reduce((pieces, { quantity }) => pieces + quantity, 0);
}
