// Paying: one attempt at a time, repeated under its key until its outcome is known, whatever the network does.
import type { Checkout, PaymentAction, PaymentInstruction } from "@cloudmart/api-client";
import { useEffect, useRef, useState } from "react";
import { completeCheckout, confirmPayment, returnFromPayment } from "./checkout-calls";
import { beginAttempt, forgetAttempt, keptAttempt, type PaymentAttempt } from "./kept-checkout";
import { leaveFor } from "./leave";
import { mayBeAskedAgain } from "./may-be-asked-again";
import { useTakeOver } from "./use-checkout";

export type PaymentPhase =
  /** Nothing is under way. */
  | "idle"
  | "paying"
  /** The shop has not answered yet; it is asked again. */
  | "waiting"
  /** The buyer has to confirm, here or on a page of the provider. */
  | "confirming"
  /** The browser is on its way to a page of the provider. */
  | "leaving"
  /** Nobody answered for so long that the buyer decides when to ask again. */
  | "unanswered";

interface PlacedOrder {
  id: string;
  token: string | null;
}

interface PaymentEvents {
  onPlaced: (order: PlacedOrder) => void;
  /** The outcome is known and it is not an order; the checkout's messages say why. */
  onNotPaid: () => void;
  onRefused: (problem: unknown, attempt: PaymentAttempt) => void;
}

export interface Payment {
  phase: PaymentPhase;
  action: PaymentAction | null;
  /** Pays this total or nothing. */
  pay: (payment: PaymentInstruction, total: number) => void;
  confirm: (approved: boolean) => void;
  /** Closes the provider's page, so that it can be paid in another way. */
  payInAnotherWay: () => void;
  askAgain: () => void;
}

const PAUSES_MS = [700, 1_500, 3_000, 5_000, 8_000, 8_000, 8_000, 8_000];

export function usePayment(checkout: Checkout, events: PaymentEvents): Payment {
  const [phase, setPhase] = useState<PaymentPhase>("idle");
  const [action, setAction] = useState<PaymentAction | null>(null);
  const takeOver = useTakeOver();
  // A state would be a render late for a double click.
  const running = useRef(false);
  const told = useRef(events);
  told.current = events;

  /** Asks for the outcome until there is one, for as long as the pauses last. */
  const settle = async (attempt: PaymentAttempt, isPressed: boolean) => {
    if (running.current) return;
    running.current = true;
    setPhase("paying");
    try {
      const next = await outcome(attempt, isPressed);
      setPhase(next);
    } finally {
      running.current = false;
    }
  };

  const outcome = async (attempt: PaymentAttempt, isPressed: boolean): Promise<PaymentPhase> => {
    for (const pause of PAUSES_MS) {
      try {
        const { checkout: answer, order } = await completeCheckout(attempt);
        takeOver(answer);
        setAction(answer.payment.action ?? null);
        if (answer.payment.action) return actOn(answer.payment.action, isPressed);
        if (answer.status === "completed" && order) {
          told.current.onPlaced({ id: order.id, token: order.token ?? null });
          return "paying";
        }
        if (answer.status !== "complete_in_progress") {
          forgetAttempt();
          told.current.onNotPaid();
          return "idle";
        }
      } catch (problem) {
        if (!mayBeAskedAgain(problem)) {
          forgetAttempt();
          told.current.onRefused(problem, attempt);
          return "idle";
        }
      }
      setPhase("waiting");
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    return "unanswered";
  };

  const askAgain = () => {
    const attempt = keptAttempt();
    if (attempt?.checkoutId === checkout.id) void settle(attempt, false);
  };

  const payInAnotherWay = async () => {
    setPhase("paying");
    await returnFromPayment(checkout.id, true).catch(() => undefined);
    askAgain();
  };

  const confirm = async (approved: boolean) => {
    setAction(null);
    setPhase("paying");
    // Whatever becomes of the answer: asking for the outcome tells.
    await confirmPayment(checkout.id, approved).catch(() => undefined);
    askAgain();
  };

  // The page was loaded again in the middle of a payment.
  // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each checkout
  useEffect(askAgain, [checkout.id]);

  // Who comes back by the browser's own button finds the page as it was left.
  useEffect(() => {
    const shownAgain = ({ persisted }: PageTransitionEvent) => {
      if (persisted) setPhase((left) => (left === "leaving" ? "confirming" : left));
    };
    addEventListener("pageshow", shownAgain);
    return () => removeEventListener("pageshow", shownAgain);
  }, []);

  return {
    phase,
    action,
    pay: (payment, total) => {
      if (!running.current) void settle(beginAttempt(checkout.id, payment, total), true);
    },
    confirm: (approved) => void confirm(approved),
    payInAnotherWay: () => void payInAnotherWay(),
    askAgain,
  };
}

/** Only a press of the button leads away: whoever came back to this page did not want to go. */
function actOn({ type, url }: PaymentAction, isPressed: boolean): PaymentPhase {
  if (type !== "redirect" || !isPressed) return "confirming";
  leaveFor(url);
  return "leaving";
}
