// The cart, from the side of whatever page one is on.
import { Link } from "react-router";
import { FreeDeliveryHint } from "~/delivery/free-delivery-hint";
import { useText } from "~/i18n/text";
import { Drawer } from "~/ui/drawer";
import { CartContents } from "./cart-contents";
import { ToCheckout } from "./to-checkout";
import { Totals } from "./totals";
import { useCart } from "./use-cart";

export default function CartDrawer({ onClose }: { onClose: () => void }) {
  const t = useText();
  const { cart, count } = useCart();
  const foot = cart && count > 0 && (
    <div className="grid gap-4">
      <Totals totals={cart.totals} currency={cart.currency} withoutDelivery />
      <FreeDeliveryHint cart={cart} />
      <p className="text-sm text-soft">{t("cart.deliveryLater")}</p>
      <ToCheckout cart={cart} />
      <Link
        to="/cart"
        onClick={onClose}
        className="justify-self-center py-1 font-medium underline underline-offset-4"
      >
        {t("cart.toPage")}
      </Link>
    </div>
  );
  return (
    <Drawer side="right" title={t("cart.title")} onClose={onClose} foot={foot}>
      <CartContents />
    </Drawer>
  );
}
