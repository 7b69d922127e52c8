// The cart as a page of its own.
import { Link } from "react-router";
import { FreeDeliveryHint } from "~/delivery/free-delivery-hint";
import { useText } from "~/i18n/text";
import { usePageHead } from "~/page/page-head";
import { CartContents } from "./cart-contents";
import { ToCheckout } from "./to-checkout";
import { Totals } from "./totals";
import { useCart } from "./use-cart";

export default function CartPage() {
  const t = useText();
  usePageHead({ title: t("cart.title"), hidden: true });
  const { cart, count } = useCart();
  const filled = cart && count > 0;
  return (
    <div className="shell py-8 sm:py-12">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h1 className="text-3xl sm:text-4xl">{t("cart.title")}</h1>
        {filled && <p className="text-soft">{t("cart.pieces", { count })}</p>}
      </div>
      <div className={filled ? "mt-4 grid gap-8 lg:grid-cols-[1fr_22rem] lg:gap-16" : "mt-4"}>
        <section aria-label={t("cart.lines")} className="min-w-0">
          <CartContents />
        </section>
        {filled && (
          <section
            aria-label={t("cart.summary")}
            className="grid h-fit gap-5 rounded-card bg-sunken/70 p-6 lg:sticky lg:top-24"
          >
            <h2 className="text-xl">{t("cart.summary")}</h2>
            <Totals totals={cart.totals} currency={cart.currency} withoutDelivery />
            <FreeDeliveryHint cart={cart} />
            <p className="text-sm text-soft">{t("cart.deliveryLater")}</p>
            <ToCheckout cart={cart} />
            <Link to="/products" className="justify-self-center py-1 underline underline-offset-4">
              {t("cart.continue")}
            </Link>
          </section>
        )}
      </div>
    </div>
  );
}
