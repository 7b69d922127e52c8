// The steps of the checkout on one page, with what is bought beside them.
import type { Checkout } from "@cloudmart/api-client";
import { lazy, useRef } from "react";
import { FormProvider } from "react-hook-form";
import { useMoney, useText } from "~/i18n/text";
import { Late } from "~/ui/late";
import { DetailSteps } from "./detail-steps";
import { messagesOf } from "./message-places";
import { PaidElsewhere, useIsPaidElsewhere } from "./paid-elsewhere";
import { PaymentFields } from "./payment-fields";
import { PlaceOrderButton } from "./place-order-button";
import { SaidDetails } from "./said-details";
import { Step } from "./step";
import { Summary } from "./summary";
import { TopMessages } from "./top-messages";
import { totalOf } from "./use-checkout";
import { useCheckoutForm } from "./use-checkout-form";
import { usePaymentChoice } from "./use-payment-choice";
import { usePlaceOrder } from "./use-place-order";
import { useStartOver } from "./use-start-over";

const ConfirmPayment = lazy(() => import("./confirm-payment"));

export function CheckoutFlow({ checkout }: { checkout: Checkout }) {
  const t = useText();
  const money = useMoney();
  const top = useRef<HTMLDivElement>(null);
  const checkoutForm = useCheckoutForm(checkout);
  const showMessages = () => requestAnimationFrame(() => focusFirstMessage(top.current));
  const { payment, tried, totalBefore, preparing, place } = usePlaceOrder(
    checkout,
    checkoutForm,
    showMessages,
  );
  const startOver = useStartOver(checkout);
  const paying = usePaymentChoice(checkout.payment.handlers);
  const isElsewhere = useIsPaidElsewhere(checkout, payment.phase);

  if (isElsewhere) return <PaidElsewhere checkout={checkout} />;
  const isOver = checkout.status === "canceled";
  const isPaying = payment.phase !== "idle";
  return (
    <div className="mt-7 grid gap-8 lg:grid-cols-[1fr_24rem] lg:gap-16">
      <Summary checkout={checkout} busy={checkoutForm.busy} />
      <div ref={top} className="min-w-0">
        <TopMessages
          checkout={checkout}
          checkoutForm={checkoutForm}
          tried={tried}
          totalBefore={totalBefore}
          onStartOver={startOver}
        />
        {!isOver && (
          <FormProvider {...checkoutForm.form}>
            {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- leaving a field saves it */}
            <form
              noValidate
              aria-label={t("checkout.title")}
              className="grid gap-9"
              onSubmit={(event) => {
                event.preventDefault();
                place(paying.handler, paying.token);
              }}
              onBlur={() => void checkoutForm.saveNow()}
              onKeyDown={(event) => {
                // Enter in a field shall not buy anything.
                if (event.key === "Enter" && event.target instanceof HTMLInputElement) event.preventDefault();
              }}
            >
              <fieldset disabled={isPaying} className="contents">
                {checkout.order ? (
                  <SaidDetails checkout={checkout} onChange={startOver} />
                ) : (
                  <DetailSteps checkout={checkout} checkoutForm={checkoutForm} tried={tried} />
                )}
                <Step
                  number={checkout.order ? 1 : 4}
                  title={t("checkout.payment")}
                  messages={messagesOf(checkout.messages, "payment", tried).filter(
                    ({ severity }) => severity !== "requires_buyer_input",
                  )}
                >
                  <PaymentFields handlers={checkout.payment.handlers} choice={paying} />
                </Step>
              </fieldset>
              <PlaceOrderButton checkout={checkout} payment={payment} preparing={preparing} />
            </form>
          </FormProvider>
        )}
      </div>
      {payment.phase === "confirming" && payment.action?.type === "confirmation" && (
        <Late>
          <ConfirmPayment amount={money(totalOf(checkout), checkout.currency)} onDecision={payment.confirm} />
        </Late>
      )}
    </div>
  );
}

/** The first message that says why it does not go on. */
function focusFirstMessage(within: HTMLElement | null): void {
  const first = within?.querySelector<HTMLElement>('[role="alert"], [role="status"]');
  if (!first) return;
  first.tabIndex = -1;
  first.focus();
}
