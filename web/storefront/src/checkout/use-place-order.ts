// Pressing "Place order": everything is saved, then it is paid if it still costs what was shown, and the order is shown.
import type { Checkout } from "@cloudmart/api-client";
import { useEffect, useRef, useState } from "react";
import { useHref, useNavigate } from "react-router";
import { ApiProblem } from "~/api/problem";
import { forgetCart } from "~/cart/cart-id";
import { keepOrderToken } from "~/order/order-token";
import { readCheckout } from "./checkout-calls";
import { forgetCheckout } from "./kept-checkout";
import { returnAddress } from "./return-address";
import { isOver, totalOf, useTakeOver } from "./use-checkout";
import type { CheckoutForm } from "./use-checkout-form";
import { type Payment, usePayment } from "./use-payment";

interface PlaceOrder {
  payment: Payment;
  /** Somebody pressed the button: what is missing may be said. */
  tried: boolean;
  /** What the total was before it changed under the buyer's eyes. */
  totalBefore: number | null;
  preparing: boolean;
  place: (handlerId: string, token: string) => void;
}

export function usePlaceOrder(
  checkout: Checkout,
  { form, saveNow, setProblem, startAgain }: CheckoutForm,
  onAttention: () => void,
): PlaceOrder {
  const go = useNavigate();
  const back = useHref("/checkout/return");
  const takeOver = useTakeOver();
  const [tried, setTried] = useState(false);
  const [totalBefore, setTotalBefore] = useState<number | null>(null);
  const [preparing, setPreparing] = useState(false);
  const pressed = useRef(false);
  const placed = useRef(false);

  // Not before the order is in view: without a cart this page would say that there is nothing to buy.
  useEffect(
    () => () => {
      if (!placed.current) return;
      forgetCheckout();
      forgetCart();
    },
    [],
  );

  const payment = usePayment(checkout, {
    onPlaced: ({ id, token }) => {
      if (token) keepOrderToken(id, token);
      placed.current = true;
      void go(`/orders/${id}`, { replace: true, state: { placed: true } });
    },
    onNotPaid: onAttention,
    onRefused: async (problem, { total }) => {
      if (isOver(problem)) await startAgain();
      const fresh = isOver(problem) ? null : await lookAgain();
      const code = problem instanceof ApiProblem ? problem.code : null;
      if (code === "total_changed") setTotalBefore(total);
      // What is missing, the checkout itself says at its place.
      else if (code !== "checkout_incomplete" || !fresh?.messages.length) setProblem(problem);
      onAttention();
    },
  });

  const lookAgain = async (): Promise<Checkout | null> => {
    const fresh = await readCheckout(checkout.id).catch(() => null);
    if (fresh) takeOver(fresh);
    return fresh;
  };

  const saveAndPay = async (handlerId: string, token: string) => {
    const shown = totalOf(checkout);
    setProblem(null);
    setTotalBefore(null);
    if (!(await saveNow())) return;
    // Used by handlers that take the buyer to a page of their own.
    const return_url = returnAddress(back);
    payment.pay({ handler_id: handlerId, credential: { type: "token", token }, return_url }, shown);
  };

  const place = async (handlerId: string, token: string) => {
    if (pressed.current) return;
    pressed.current = true;
    setPreparing(true);
    setTried(true);
    try {
      if (checkout.order) await saveAndPay(handlerId, token);
      else await form.handleSubmit(() => saveAndPay(handlerId, token))();
    } finally {
      pressed.current = false;
      setPreparing(false);
    }
  };

  return {
    payment,
    tried,
    totalBefore,
    preparing,
    place: (handlerId, token) => void place(handlerId, token),
  };
}
