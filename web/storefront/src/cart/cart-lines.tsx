// The lines of the cart.
import type { Cart, CartLineItem } from "@cloudmart/api-client";
import { useText } from "~/i18n/text";
import { CartLine } from "./cart-line";
import { lineOfPath } from "./changed-cart";
import { useProblemText } from "./problem-text";
import type { RemovedLine } from "./removed-line";
import { useChangeLine } from "./use-change-line";

interface CartLinesProps {
  cart: Cart;
  onRemoved: (line: RemovedLine) => void;
}

export function CartLines({ cart, onRemoved }: CartLinesProps) {
  const t = useText();
  const problemText = useProblemText();
  const { change, busy, refused } = useChangeLine(cart);
  const titleOf = (line: CartLineItem) => line.title ?? t("cart.gone");

  const remove = (line: CartLineItem) => {
    onRemoved({ variantId: line.variant_id, title: titleOf(line), quantity: line.quantity });
    change({ lineId: line.id, title: titleOf(line), quantity: 0 });
  };

  return (
    <ul aria-label={t("cart.lines")}>
      {cart.line_items.map((line, place) => (
        <CartLine
          key={line.id}
          line={line}
          currency={cart.currency}
          messages={cart.messages.filter(({ path }) => lineOfPath(path) === place)}
          refused={refused?.lineId === line.id ? problemText(refused.error) : null}
          busy={busy.has(line.id)}
          onQuantity={(quantity) => change({ lineId: line.id, title: titleOf(line), quantity })}
          onRemove={() => remove(line)}
        />
      ))}
    </ul>
  );
}
