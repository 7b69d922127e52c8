// Paying: one attempt at a time, repeated under its key until its outcome is known, whatever the network does.
import type { Checkout, PaymentAction, PaymentInstruction } from "@cloudmart/api-client";
import { useEffect, useRef, useState } from "react";
import { ApiProblem } from "~/api/problem";
import { completeCheckout, confirmPayment } from "./checkout-calls";
import { beginAttempt, forgetAttempt, keptAttempt, type PaymentAttempt } from "./kept-checkout";
import { useTakeOver } from "./use-checkout";

export type PaymentPhase =
  /** Nothing is under way. */
  | "idle"
  | "paying"
  /** The shop has not answered yet; it is asked again. */
  | "waiting"
  /** The buyer has to confirm. */
  | "confirming"
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
  const settle = async (attempt: PaymentAttempt) => {
    if (running.current) return;
    running.current = true;
    setPhase("paying");
    try {
      const next = await outcome(attempt);
      setPhase(next);
    } finally {
      running.current = false;
    }
  };

  const outcome = async (attempt: PaymentAttempt): Promise<PaymentPhase> => {
    for (const pause of PAUSES_MS) {
      try {
        const { checkout: answer, order } = await completeCheckout(attempt);
        takeOver(answer);
        setAction(answer.payment.action ?? null);
        if (answer.payment.action) return "confirming";
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
    if (attempt?.checkoutId === checkout.id) void settle(attempt);
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

  return {
    phase,
    action,
    pay: (payment, total) => {
      if (!running.current) void settle(beginAttempt(checkout.id, payment, total));
    },
    confirm: (approved) => void confirm(approved),
    askAgain,
  };
}

/** No answer, too busy or broken: the outcome is open. */
function mayBeAskedAgain(problem: unknown): boolean {
  if (!(problem instanceof ApiProblem)) return true;
  return problem.status === 0 || problem.status >= 500 || problem.status === 408 || problem.status === 429;
}
