// What concerns the checkout as a whole, and what belongs nowhere else.
import type { Checkout } from "@cloudmart/api-client";
import { useMessageText } from "~/cart/message-text";
import { useProblemText } from "~/cart/problem-text";
import { useMoney, useText } from "~/i18n/text";
import { Button, ButtonLink } from "~/ui/button";
import { Notice } from "~/ui/notice";
import { messagesOf } from "./message-places";
import { totalOf } from "./use-checkout";
import type { CheckoutForm } from "./use-checkout-form";

interface TopMessagesProps {
  checkout: Checkout;
  checkoutForm: CheckoutForm;
  tried: boolean;
  totalBefore: number | null;
  onStartOver: () => void;
}

export function TopMessages({ checkout, checkoutForm, tried, totalBefore, onStartOver }: TopMessagesProps) {
  const t = useText();
  const money = useMoney();
  const text = useMessageText();
  const problemText = useProblemText();
  const { messages, currency } = checkout;
  const soldOut = messagesOf(messages, "lines", true).length > 0;
  const { problem, startedAgain } = checkoutForm;
  return (
    <div className="mb-7 grid gap-3 empty:hidden">
      {startedAgain && <Notice kind="warn">{t("checkout.startedAgain")}</Notice>}
      {problem != null && !soldOut && <Notice kind="bad">{problemText(problem)}</Notice>}
      {totalBefore !== null && (
        <Notice kind="warn">
          {t("checkout.totalChanged", {
            before: money(totalBefore, currency),
            now: money(totalOf(checkout), currency),
          })}
        </Notice>
      )}
      {soldOut && (
        <Notice kind="bad">
          <p>{t("checkout.soldOut")}</p>
          <ButtonLink to="/cart" look="quiet" size="small" className="mt-3">
            {t("checkout.backToCart")}
          </ButtonLink>
        </Notice>
      )}
      {messagesOf(messages, "top", tried).map((message) => (
        <Notice key={message.code + message.path} kind={message.type === "error" ? "bad" : "warn"}>
          {text(message)}
        </Notice>
      ))}
      {checkout.status === "canceled" && (
        <div className="flex flex-wrap gap-3">
          <Button onClick={onStartOver}>{t("checkout.startOver")}</Button>
          <ButtonLink to="/cart" look="quiet">
            {t("checkout.backToCart")}
          </ButtonLink>
        </div>
      )}
    </div>
  );
}
