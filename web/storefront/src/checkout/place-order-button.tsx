// The last step, and how it is going.
import type { Checkout } from "@cloudmart/api-client";
import { useMoney, useText } from "~/i18n/text";
import { Button, buttonClass } from "~/ui/button";
import { Notice } from "~/ui/notice";
import { totalOf } from "./use-checkout";
import type { Payment } from "./use-payment";

interface PlaceOrderButtonProps {
  checkout: Checkout;
  payment: Payment;
  preparing: boolean;
}

export function PlaceOrderButton({ checkout, payment, preparing }: PlaceOrderButtonProps) {
  const t = useText();
  const money = useMoney();
  const { phase, action } = payment;
  if (phase === "unanswered") {
    return (
      <div className="grid gap-4">
        <Notice kind="warn">{t("pay.unanswered")}</Notice>
        <Button size="large" onClick={payment.askAgain}>
          {t("failed.retry")}
        </Button>
      </div>
    );
  }
  // A provider of its own takes over on its own page and sends the buyer back here.
  if (phase === "confirming" && action?.type === "redirect") {
    return (
      <div className="grid gap-4">
        <Notice kind="warn">{t("pay.open")}</Notice>
        <a href={action.url} className={buttonClass("main", "large")}>
          {t("pay.goOn")}
        </a>
        <Button look="quiet" onClick={payment.payInAnotherWay}>
          {t("pay.anotherWay")}
        </Button>
      </div>
    );
  }
  const busy = preparing || phase !== "idle";
  return (
    <div className="grid gap-4">
      <div className="flex items-baseline justify-between gap-4 border-t border-line pt-6 text-lg font-semibold">
        <span>{t("totals.total")}</span>
        <span className="tabular-nums">{money(totalOf(checkout), checkout.currency)}</span>
      </div>
      <Button type="submit" size="large" busy={busy} className="w-full">
        {t("checkout.place")}
      </Button>
      <p role="status" className="min-h-6 text-center text-sm text-soft">
        {phase === "paying" && t("pay.paying")}
        {phase === "waiting" && t("pay.waiting")}
        {phase === "confirming" && t("message.confirm")}
        {phase === "leaving" && t("pay.leaving")}
        {phase === "idle" && t("pay.safe")}
      </p>
    </div>
  );
}
