// How a total comes about, in the order the API gives.
import type { TotalsEntry } from "@cloudmart/api-client";
import { clsx } from "clsx";
import { type TextId, useMoney, useText } from "~/i18n/text";

interface TotalsProps {
  totals: TotalsEntry[];
  currency: string;
  /** Before an address is known: what is still to come is not free. */
  withoutDelivery?: boolean;
  busy?: boolean;
}

const labels: Record<TotalsEntry["type"], TextId> = {
  subtotal: "totals.subtotal",
  items_discount: "totals.itemsDiscount",
  discount: "totals.discount",
  fulfillment: "totals.delivery",
  tax: "totals.tax",
  total: "totals.total",
};

export function Totals({ totals, currency, withoutDelivery = false, busy = false }: TotalsProps) {
  const t = useText();
  const money = useMoney();
  const shown = withoutDelivery ? totals.filter(({ type }) => type !== "total") : totals;
  return (
    <dl aria-busy={busy || undefined} className={clsx("grid gap-2 transition-opacity", busy && "opacity-60")}>
      {shown.map(({ type, display_text, amount }, place) => (
        <div
          key={place}
          className={clsx(
            "flex items-baseline justify-between gap-4",
            type === "total" && "mt-1 border-t border-line pt-3 text-lg font-semibold",
          )}
        >
          <dt className={clsx(type !== "total" && "text-soft")}>{display_text ?? t(labels[type])}</dt>
          <dd className="tabular-nums">
            {type === "fulfillment" && amount === 0 ? t("totals.free") : money(amount, currency)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
