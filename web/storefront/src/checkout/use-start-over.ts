// Another checkout of the same cart that takes over what was said; the one there is is given up.
import type { Checkout } from "@cloudmart/api-client";
import { useText } from "~/i18n/text";
import { notify } from "~/ui/notices";
import { begin } from "./open-checkout";
import { useTakeOver } from "./use-checkout";

export function useStartOver(checkout: Checkout): () => void {
  const t = useText();
  const takeOver = useTakeOver();
  return () =>
    void begin(checkout.cart_id, checkout)
      .then(takeOver)
      .catch(() => notify(t("failed.title"), "bad"));
}
