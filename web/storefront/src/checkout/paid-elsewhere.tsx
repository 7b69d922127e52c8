// The same cart is being paid in another tab: this one waits for what comes of it.
import type { Checkout } from "@cloudmart/api-client";
import { LoaderCircle } from "lucide-react";
import { useEffect } from "react";
import { useText } from "~/i18n/text";
import { ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { readCheckout, returnFromPayment } from "./checkout-calls";
import { keptAttempt } from "./kept-checkout";
import { OpenPayment } from "./open-payment";
import { useTakeOver } from "./use-checkout";
import type { PaymentPhase } from "./use-payment";

const LOOK_EVERY_MS = 2_500;

export function useIsPaidElsewhere(checkout: Checkout, phase: PaymentPhase): boolean {
  const { id, status } = checkout;
  const isOver = status === "complete_in_progress" || status === "completed";
  const elsewhere = isOver && phase === "idle" && keptAttempt()?.checkoutId !== id;
  const takeOver = useTakeOver();
  useEffect(() => {
    if (!elsewhere || status === "completed") return;
    const looking = setInterval(async () => {
      const fresh = await readCheckout(id).catch(() => null);
      if (fresh) takeOver(fresh);
    }, LOOK_EVERY_MS);
    return () => clearInterval(looking);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- what takes over is the same each time
  }, [elsewhere, status, id]);
  return elsewhere;
}

export function PaidElsewhere({ checkout }: { checkout: Checkout }) {
  const t = useText();
  if (checkout.status === "completed") {
    return (
      <EmptyState
        title={t("checkout.placedElsewhere", { number: checkout.order?.number ?? "" })}
        action={<ButtonLink to="/products">{t("cart.continue")}</ButtonLink>}
      >
        {t("checkout.placedElsewhereBody")}
      </EmptyState>
    );
  }
  const { action } = checkout.payment;
  return (
    <EmptyState
      icon={<LoaderCircle className="size-7 animate-spin" />}
      title={t("checkout.paidElsewhere")}
      // That tab may be gone.
      action={action?.type === "redirect" && <OpenPage checkout={checkout} url={action.url} />}
    >
      {t("checkout.paidElsewhereBody")}
    </EmptyState>
  );
}

function OpenPage({ checkout, url }: { checkout: Checkout; url: string }) {
  const takeOver = useTakeOver();
  // What cannot be asked now, the next look shows.
  const payInAnotherWay = () => returnFromPayment(checkout.id, true).then(takeOver, () => undefined);
  return <OpenPayment url={url} onAnotherWay={() => void payInAnotherWay()} />;
}
