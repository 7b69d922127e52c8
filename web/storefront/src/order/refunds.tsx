// What went back to the buyer.
import type { Order } from "@cloudmart/api-client";
import { useDate, useMoney, useText } from "~/i18n/text";

export function Refunds({ order }: { order: Order }) {
  const t = useText();
  const money = useMoney();
  const date = useDate();
  if (order.refunds.length === 0) return null;
  return (
    <section aria-label={t("order.refunds")} className="grid gap-2 border-t border-line pt-4">
      <h3 className="text-base">{t("order.refunds")}</h3>
      <ul className="grid gap-1">
        {order.refunds.map(({ id, amount, created_at }) => (
          <li key={id} className="flex justify-between gap-4">
            <span className="text-soft">{date(created_at)}</span>
            <span className="tabular-nums">{money(amount, order.currency)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
