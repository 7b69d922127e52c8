// From a cart to an order, in one flow.
import { CloudOff, ShoppingBag } from "lucide-react";
import { useProblemText } from "~/cart/problem-text";
import { useText } from "~/i18n/text";
import { usePageHead } from "~/page/page-head";
import { Button, ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { CheckoutFlow } from "./checkout-flow";
import { CheckoutSkeleton } from "./checkout-skeleton";
import { useOpenedCheckout } from "./use-checkout";

export default function CheckoutPage() {
  const t = useText();
  const problemText = useProblemText();
  usePageHead({ title: t("checkout.title"), hidden: true });
  const { checkout, error, retry } = useOpenedCheckout();
  return (
    <div className="shell py-8 sm:py-12">
      <h1 className="text-3xl sm:text-4xl">{t("checkout.title")}</h1>
      {checkout && <CheckoutFlow checkout={checkout} />}
      {checkout === null && (
        <EmptyState
          icon={<ShoppingBag className="size-7" />}
          title={t("cart.empty")}
          action={<ButtonLink to="/products">{t("cart.browse")}</ButtonLink>}
        >
          {t("checkout.nothing")}
        </EmptyState>
      )}
      {checkout === undefined &&
        (error ? (
          <EmptyState
            icon={<CloudOff className="size-7" />}
            title={t("failed.title")}
            action={<Button onClick={retry}>{t("failed.retry")}</Button>}
          >
            {problemText(error)}
          </EmptyState>
        ) : (
          <CheckoutSkeleton />
        ))}
    </div>
  );
}
