// The way to the cart, with the number of pieces in it.
import { ShoppingBag } from "lucide-react";
import { Link } from "react-router";
import { useText } from "~/i18n/text";
import { iconButtonClass } from "~/ui/icon-button";

export function CartButton() {
  const t = useText();
  return (
    <Link to="/cart" className={`${iconButtonClass} -mr-2`} aria-label={t("header.cart")}>
      <ShoppingBag aria-hidden="true" className="size-5.5" />
    </Link>
  );
}
