// What the browser keeps of a checkout: which one it is (for all tabs), the payment being tried and
// what was typed (for this tab).
import type { PaymentInstruction } from "@cloudmart/api-client";
import { newKey } from "~/cart/new-key";
import type { CheckoutValues } from "./form-values";

const CHECKOUT_KEY = "cloudmart.checkout";
const ATTEMPT_KEY = "cloudmart.payment-attempt";
const DRAFT_KEY = "cloudmart.checkout-draft";

/** One press of "Place order". Repeated under its key it is answered, not paid twice. */
export interface PaymentAttempt {
  checkoutId: string;
  key: string;
  payment: PaymentInstruction;
  /** What the buyer had seen. */
  total: number;
}

export function keptCheckout(): string | null {
  return read(() => localStorage.getItem(CHECKOUT_KEY));
}

export function keepCheckout(id: string): void {
  read(() => localStorage.setItem(CHECKOUT_KEY, id));
}

export function keptAttempt(): PaymentAttempt | null {
  const text = read(() => sessionStorage.getItem(ATTEMPT_KEY));
  return text ? (JSON.parse(text) as PaymentAttempt) : null;
}

/** Begins an attempt and keeps it before anything is sent, so that a reload can go on with it. */
export function beginAttempt(checkoutId: string, payment: PaymentInstruction, total: number): PaymentAttempt {
  const attempt = { checkoutId, key: newKey(), payment, total };
  read(() => sessionStorage.setItem(ATTEMPT_KEY, JSON.stringify(attempt)));
  return attempt;
}

export function forgetAttempt(): void {
  read(() => sessionStorage.removeItem(ATTEMPT_KEY));
}

/** What was typed so far, complete or not: it survives a reload of this tab. */
export function keepDraft(values: CheckoutValues): void {
  read(() => sessionStorage.setItem(DRAFT_KEY, JSON.stringify(values)));
}

export function keptDraft(): CheckoutValues | null {
  const text = read(() => sessionStorage.getItem(DRAFT_KEY));
  return text ? (JSON.parse(text) as CheckoutValues) : null;
}

/** Another one shall begin, with what was typed: for example because somebody signed in. */
export function leaveCheckout(): void {
  if (!keptAttempt()) read(() => localStorage.removeItem(CHECKOUT_KEY));
}

export function forgetCheckout(): void {
  forgetAttempt();
  read(() => sessionStorage.removeItem(DRAFT_KEY));
  read(() => localStorage.removeItem(CHECKOUT_KEY));
}

// A browser that keeps nothing can still buy, only not across a reload.
function read<T>(from: () => T): T | null {
  try {
    return from();
  } catch {
    return null;
  }
}
