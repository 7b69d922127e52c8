// What the browser keeps of a checkout: which one it is (for all tabs), the payment being tried and
// what was typed and chosen (for this tab).
import type { PaymentInstruction } from "@cloudmart/api-client";
import { newKey } from "~/cart/new-key";
import type { CheckoutValues } from "./form-values";

const CHECKOUT_KEY = "cloudmart.checkout";
const ATTEMPT_KEY = "cloudmart.payment-attempt";
const DRAFT_KEY = "cloudmart.checkout-draft";
const WISH_KEY = "cloudmart.payment-wish";

/** One press of "Place order". Repeated under its key it is answered, not paid twice. */
export interface PaymentAttempt {
  checkoutId: string;
  key: string;
  payment: PaymentInstruction;
  /** What the buyer had seen. */
  total: number;
}

export interface PaymentWish {
  handler: string;
  /** The outcome of a test payment; empty where the provider's own page asks for the rest. */
  token: string;
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

export function keepPaymentWish(wish: PaymentWish): void {
  read(() => sessionStorage.setItem(WISH_KEY, JSON.stringify(wish)));
}

export function keptPaymentWish(): PaymentWish | null {
  const text = read(() => sessionStorage.getItem(WISH_KEY));
  return text ? (JSON.parse(text) as PaymentWish) : null;
}

/** Another one shall begin, with what was typed: for example because somebody signed in. */
export function leaveCheckout(): void {
  if (!keptAttempt()) read(() => localStorage.removeItem(CHECKOUT_KEY));
}

export function forgetCheckout(): void {
  forgetAttempt();
  read(() => sessionStorage.removeItem(DRAFT_KEY));
  read(() => sessionStorage.removeItem(WISH_KEY));
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
