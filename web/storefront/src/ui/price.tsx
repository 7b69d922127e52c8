// What something costs, and what it used to cost.
import { clsx } from "clsx";
import { useMoney, useText } from "~/i18n/text";

interface PriceProps {
  amount: number;
  currency: string;
  before?: number | null;
  className?: string;
}

export function Price({ amount, currency, before, className }: PriceProps) {
  const money = useMoney();
  const t = useText();
  const reduced = before != null && before > amount;
  return (
    <span className={clsx("tabular-nums", className)}>
      {reduced && <span className="sr-only">{t("price.now")} </span>}
      <span className={clsx(reduced && "text-accent")}>{money(amount, currency)}</span>
      {reduced && (
        <>
          {" "}
          <span className="sr-only">{t("price.before")} </span>
          <s className="font-normal text-soft">{money(before, currency)}</s>
        </>
      )}
    </span>
  );
}
