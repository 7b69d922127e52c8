// Changing how many pieces of a line are wanted: shown at once, taken back when the API refuses.
import type { Cart } from "@cloudmart/api-client";
import { useMutation, useMutationState, useQueryClient } from "@tanstack/react-query";
import { useText } from "~/i18n/text";
import { announce } from "~/ui/announcer";
import { setQuantity } from "./cart-calls";
import { withQuantity } from "./changed-cart";
import { cartKey } from "./use-cart";

interface LineChange {
  lineId: string;
  title: string;
  quantity: number;
}

export interface ChangeLine {
  change: (change: LineChange) => void;
  /** The lines whose change is under way. */
  busy: Set<string>;
  refused: { lineId: string; error: Error } | null;
}

const mutationKey = ["cart-line"];

export function useChangeLine(cart: Cart): ChangeLine {
  const t = useText();
  const queries = useQueryClient();
  const key = cartKey(cart.id);
  // An answer to an earlier change would undo what is already shown of a later one.
  const isLast = () => queries.isMutating({ mutationKey }) <= 1;

  const mutation = useMutation({
    mutationKey,
    scope: { id: "cart-line" },
    mutationFn: ({ lineId, quantity }: LineChange) => setQuantity(cart.id, lineId, quantity),
    onMutate: async ({ lineId, quantity }) => {
      await queries.cancelQueries({ queryKey: key });
      const before = queries.getQueryData<Cart>(key);
      if (before) queries.setQueryData(key, withQuantity(before, lineId, quantity));
      return { before };
    },
    onSuccess: (answer, { title, quantity }) => {
      if (isLast()) queries.setQueryData(key, answer);
      announce(quantity > 0 ? t("cart.nowWanted", { title, quantity }) : t("cart.removed", { title }));
    },
    onError: (_, __, context) => {
      if (context?.before) queries.setQueryData(key, context.before);
      void queries.invalidateQueries({ queryKey: key });
    },
  });

  const pending = useMutationState({
    filters: { mutationKey, status: "pending" },
    select: ({ state }) => (state.variables as LineChange).lineId,
  });

  return {
    change: mutation.mutate,
    busy: new Set(pending),
    refused: mutation.error ? { lineId: mutation.variables.lineId, error: mutation.error } : null,
  };
}
