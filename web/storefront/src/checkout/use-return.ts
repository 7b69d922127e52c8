// Finding out how a payment on the provider's page went, for as long as it takes. It comes to the same however often it is
// done: after a reload, in two tabs, before or after the shop was told by the provider.
import type { Checkout } from "@cloudmart/api-client";
import { useEffect, useRef, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { forgetCart } from "~/cart/cart-id";
import { keepOrderToken } from "~/order/order-token";
import { completeCheckout, returnFromPayment } from "./checkout-calls";
import { forgetAttempt, forgetCheckout, keptAttempt, keptCheckout } from "./kept-checkout";
import { mayBeAskedAgain } from "./may-be-asked-again";

export type Standing =
  | { is: "asking" }
  /** Nothing is decided on the provider's page. */
  | { is: "open"; url: string }
  /** Nobody answered for so long that the buyer decides when to ask again. */
  | { is: "unanswered" }
  /** Placed from another tab, which shows it. */
  | { is: "placed"; number: string }
  /** This browser knows of no payment. */
  | { is: "nothing" };

export interface Returned {
  standing: Standing;
  askAgain: () => void;
  payInAnotherWay: () => void;
}

const PAUSES_MS = [700, 1_500, 3_000, 5_000, 8_000, 8_000, 8_000, 8_000];

export function useReturn(): Returned {
  const go = useNavigate();
  const [parameters] = useSearchParams();
  const [standing, setStanding] = useState<Standing>({ is: "asking" });
  const running = useRef(false);
  const givesUp = useRef(parameters.has("canceled"));
  const goOn = useRef(() => {});

  const findOut = async () => {
    if (running.current) return;
    running.current = true;
    try {
      setStanding(await outcome());
    } finally {
      running.current = false;
    }
  };

  const outcome = async (): Promise<Standing> => {
    const id = keptAttempt()?.checkoutId ?? keptCheckout();
    if (!id) return { is: "nothing" };
    let open: Standing | null = null;
    for (const pause of PAUSES_MS) {
      try {
        const checkout = await returnFromPayment(id, givesUp.current);
        const settled = await settle(checkout);
        if (settled) return settled;
        const { action } = checkout.payment;
        open = action ? { is: "open", url: action.url } : null;
      } catch (problem) {
        if (!mayBeAskedAgain(problem)) return { is: "nothing" };
      }
      setStanding(open ?? { is: "asking" });
      await pauseFor(pause);
    }
    return open ?? { is: "unanswered" };
  };

  /** Goes to where it goes on, once that is known. */
  const settle = async (checkout: Checkout): Promise<Standing | null> => {
    if (checkout.status === "complete_in_progress") return null;
    if (checkout.status !== "completed") {
      forgetAttempt();
      void go("/checkout", { replace: true });
      return { is: "asking" };
    }
    const attempt = keptAttempt();
    if (!attempt) return { is: "placed", number: checkout.order?.number ?? "" };
    const { order } = await completeCheckout(attempt);
    if (!order) return null;
    if (order.token) keepOrderToken(order.id, order.token);
    forgetCheckout();
    forgetCart();
    void go(`/orders/${order.id}`, { replace: true, state: { placed: true } });
    return { is: "asking" };
  };

  const pauseFor = (time: number) =>
    new Promise<void>((resolve) => {
      goOn.current = resolve;
      setTimeout(resolve, time);
    });

  // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when the buyer comes back
  useEffect(() => void findOut(), []);

  return {
    standing,
    askAgain: () => {
      setStanding({ is: "asking" });
      void findOut();
    },
    payInAnotherWay: () => {
      givesUp.current = true;
      setStanding({ is: "asking" });
      goOn.current();
      void findOut();
    },
  };
}
