// An order as the API tells it, asked again and again, ever less often, until nothing more will happen to it.
import type { Order } from "@cloudmart/api-client";
import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { api } from "~/api/client";
import { ApiProblem, answered } from "~/api/problem";

const FIRST_PAUSE_MS = 1_500;
const LONGEST_PAUSE_MS = 60_000;
const GROWTH = 1.5;

/** `null` when there is no such order, or the token does not open it. */
async function readOrder(id: string, token: string | null): Promise<Order | null> {
  const header = token ? { "x-order-token": token } : undefined;
  try {
    return await answered(api.GET("/api/v1/orders/{id}", { params: { path: { id }, header } }));
  } catch (problem) {
    if (problem instanceof ApiProblem && problem.status === 404) return null;
    throw problem;
  }
}

/** Whether nothing more is expected to happen. */
export function isFinal({ status, payment_status, fulfillment_status }: Order): boolean {
  if (fulfillment_status === "returned" || payment_status === "refunded") return true;
  return status === "canceled" || status === "completed";
}

export function useOrder(id: string, token: string | null, enabled: boolean) {
  const pause = useRef({ for: "", ms: FIRST_PAUSE_MS });
  const query = useQuery({
    queryKey: ["order", id, token],
    queryFn: () => readOrder(id, token),
    enabled,
    refetchOnWindowFocus: true,
    // A hidden page asks nothing: that is what the library does unless told otherwise.
    refetchInterval: ({ state: { data } }) => {
      if (!data || isFinal(data)) return false;
      const { updated_at } = data;
      const grown = Math.min(pause.current.ms * GROWTH, LONGEST_PAUSE_MS);
      pause.current = { for: updated_at, ms: pause.current.for === updated_at ? grown : FIRST_PAUSE_MS };
      return pause.current.ms;
    },
  });
  return { order: query.data, error: query.error as ApiProblem | null, retry: () => void query.refetch() };
}
