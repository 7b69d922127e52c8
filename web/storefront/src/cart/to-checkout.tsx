// The way from the cart to the checkout; lines that cannot be bought as they are come first.
import type { Cart } from "@cloudmart/api-client";
import { type MouseEvent, useState } from "react";
import { useText } from "~/i18n/text";
import { ButtonLink } from "~/ui/button";
import { Notice } from "~/ui/notice";
import { lineOfPath } from "./changed-cart";

export function ToCheckout({ cart }: { cart: Cart }) {
  const t = useText();
  const [stopped, setStopped] = useState(false);
  // The warning of too little stock becomes an error as soon as one wants to pay.
  const inTheWay = cart.messages.filter(
    ({ type, code }) => type === "error" || code === "insufficient_stock",
  );

  const stop = (event: MouseEvent) => {
    const first = inTheWay[0];
    if (!first) return;
    event.preventDefault();
    setStopped(true);
    const line = cart.line_items[lineOfPath(first.path) ?? 0];
    document.getElementById(`line-${line?.id}`)?.focus();
  };

  return (
    <div className="grid gap-3">
      {stopped && inTheWay.length > 0 && <Notice kind="bad">{t("cart.inTheWay")}</Notice>}
      <ButtonLink to="/checkout" size="large" className="w-full" onClick={stop}>
        {t("cart.checkout")}
      </ButtonLink>
    </div>
  );
}
