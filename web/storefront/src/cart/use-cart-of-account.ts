// Whoever signs in takes the cart along; whoever signs out leaves it with the account.
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { onSignedIn, onSignedOut } from "~/account/session";
import { cartId, forgetCart } from "./cart-id";
import { cartKey } from "./use-cart";

export function useCartOfAccount(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const stopClaiming = onSignedIn(async () => {
      const id = cartId();
      if (!id) return;
      // A checkout begun as a guest would make an order that the account does not know.
      (await import("~/checkout/kept-checkout")).leaveCheckout();
      const { claimCart } = await import("./cart-calls");
      const cart = await claimCart(id);
      if (cart) queries.setQueryData(cartKey(cart.id), cart);
    });
    const stopLeaving = onSignedOut(() => {
      forgetCart();
      void import("~/checkout/kept-checkout").then(({ forgetCheckout }) => forgetCheckout());
    });
    return () => {
      stopClaiming();
      stopLeaving();
    };
  }, [queries]);
}
