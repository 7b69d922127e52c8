// The way to the cart, with the number of pieces in it. Before scripts have arrived it is a link to the cart's page.
import { useQueryClient } from "@tanstack/react-query";
import { ShoppingBag } from "lucide-react";
import { lazy, type MouseEvent, useEffect } from "react";
import { Link, useLocation } from "react-router";
import { useText } from "~/i18n/text";
import { iconButtonClass } from "~/ui/icon-button";
import { Late } from "~/ui/late";
import { onOtherTab } from "./cart-id";
import { closeCart, openCart, useCartOpen } from "./drawer-state";
import { useCart } from "./use-cart";
import { useCartOfAccount } from "./use-cart-of-account";

const loadDrawer = () => import("./cart-drawer");
const CartDrawer = lazy(loadDrawer);
const MOST_SHOWN = 99;

export function CartButton() {
  const t = useText();
  const { count } = useCart();
  const open = useCartOpen();
  const { pathname } = useLocation();
  const queries = useQueryClient();

  useEffect(() => onOtherTab(() => void queries.invalidateQueries({ queryKey: ["cart"] })), [queries]);
  useCartOfAccount();

  useEffect(closeCart, [pathname]);

  const showDrawer = (event: MouseEvent) => {
    // Another window was asked for, or the page of the cart is already there.
    if (event.metaKey || event.ctrlKey || event.shiftKey || pathname === "/cart") return;
    event.preventDefault();
    openCart();
  };

  return (
    <>
      <Link
        to="/cart"
        className={`${iconButtonClass} -mr-2`}
        aria-label={count > 0 ? t("cart.button", { count }) : t("header.cart")}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={showDrawer}
        onPointerEnter={() => void loadDrawer()}
      >
        <ShoppingBag aria-hidden="true" className="size-5.5" />
        {count > 0 && (
          <span
            aria-hidden="true"
            className="absolute top-1 right-0.5 grid h-5 min-w-5 animate-fade place-items-center rounded-full bg-accent px-1 text-[0.7rem] leading-none font-semibold text-on-accent tabular-nums"
          >
            {count > MOST_SHOWN ? `${MOST_SHOWN}+` : count}
          </span>
        )}
      </Link>
      {open && (
        <Late>
          <CartDrawer onClose={closeCart} />
        </Late>
      )}
    </>
  );
}
