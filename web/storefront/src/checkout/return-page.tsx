// Back from a page of the payment provider: the shop asks there how it went, and the buyer goes on to the order or back to
// the checkout.
import { CircleHelp, CloudOff, LoaderCircle, WalletCards } from "lucide-react";
import { useText } from "~/i18n/text";
import { usePageHead } from "~/page/page-head";
import { Button, ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { OpenPayment } from "./open-payment";
import { type Returned, useReturn } from "./use-return";

export default function ReturnPage() {
  const t = useText();
  usePageHead({ title: t("return.title"), hidden: true });
  const returned = useReturn();
  return (
    <div className="shell min-h-[60vh] py-8 sm:py-12">
      <h1 className="text-3xl sm:text-4xl">{t("return.title")}</h1>
      <div role="status">
        <Standing {...returned} />
      </div>
    </div>
  );
}

function Standing({ standing, askAgain, payInAnotherWay }: Returned) {
  const t = useText();
  switch (standing.is) {
    case "asking":
      return (
        <EmptyState icon={<LoaderCircle className="size-7 animate-spin" />} title={t("return.asking")}>
          {t("return.askingBody")}
        </EmptyState>
      );
    case "open":
      return (
        <EmptyState
          icon={<WalletCards className="size-7" />}
          title={t("return.open")}
          action={<OpenPayment url={standing.url} onAnotherWay={payInAnotherWay} />}
        >
          {t("return.openBody")}
        </EmptyState>
      );
    case "unanswered":
      return (
        <EmptyState
          icon={<CloudOff className="size-7" />}
          title={t("return.unanswered")}
          action={<Button onClick={askAgain}>{t("failed.retry")}</Button>}
        >
          {t("pay.unanswered")}
        </EmptyState>
      );
    case "placed":
      return (
        <EmptyState
          title={t("checkout.placedElsewhere", { number: standing.number })}
          action={<ButtonLink to="/products">{t("cart.continue")}</ButtonLink>}
        >
          {t("checkout.placedElsewhereBody")}
        </EmptyState>
      );
    case "nothing":
      return (
        <EmptyState
          icon={<CircleHelp className="size-7" />}
          title={t("return.nothing")}
          action={<ButtonLink to="/cart">{t("checkout.backToCart")}</ButtonLink>}
        >
          {t("return.nothingBody")}
        </EmptyState>
      );
  }
}
