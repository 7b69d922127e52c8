// What the API keeps for the signed-in shopper, under the shopper's id, so that nobody ever sees another's.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useSession } from "./session";

/** The names of personal data. */
export type Mine = "orders" | "addresses" | "sessions" | "latest-order";

const mineKey = (userId: string | undefined, what: Mine) => ["me", userId, what] as const;

export function useMineKey(what: Mine) {
  const { user } = useSession();
  return mineKey(user?.id, what);
}

export function useMine<T>(what: Mine, read: () => Promise<T>) {
  const { status } = useSession();
  return useQuery({ queryKey: useMineKey(what), queryFn: read, enabled: status === "signed-in" });
}

/** Asks again for what was just changed. */
export function useReadAgain(what: Mine): () => Promise<void> {
  const queries = useQueryClient();
  const queryKey = useMineKey(what);
  return () => queries.invalidateQueries({ queryKey });
}

export function useForgetMine(): () => void {
  const queries = useQueryClient();
  return () => queries.removeQueries({ queryKey: ["me"] });
}
