// Which cart belongs to this browser. Every tab knows, and hears of changes that another one makes.
import { useSyncExternalStore } from "react";

const ID_KEY = "cloudmart.cart";
const CHANGE_KEY = "cloudmart.cart-change";

const listeners = new Set<() => void>();
// Where the browser keeps nothing (private windows, blocked storage) the cart lives as long as the page.
let unkept: string | null = null;

export function cartId(): string | null {
  try {
    return localStorage.getItem(ID_KEY);
  } catch {
    return unkept;
  }
}

export function rememberCart(id: string): void {
  keep(ID_KEY, id);
  unkept = id;
  tell();
}

/** The cart is gone or bought; the next piece begins another. */
export function forgetCart(): void {
  try {
    localStorage.removeItem(ID_KEY);
  } catch {}
  unkept = null;
  tell();
}

/** Lets the other tabs know that something was put in or taken out. */
export function tellOtherTabs(): void {
  keep(CHANGE_KEY, `${Date.now()}-${Math.random()}`);
}

/** Calls back when another tab changed the cart or began another one. */
export function onOtherTab(changed: () => void): () => void {
  const hear = ({ key }: StorageEvent) => {
    // Without a key everything was cleared.
    if (key === null || key === ID_KEY) tell();
    if (key === null || key === ID_KEY || key === CHANGE_KEY) changed();
  };
  addEventListener("storage", hear);
  return () => removeEventListener("storage", hear);
}

/** The id of this browser's cart; `null` without one, `undefined` until the browser has been asked. */
export function useCartId(): string | null | undefined {
  return useSyncExternalStore(subscribe, cartId, () => undefined);
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {}
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(): void {
  for (const listener of listeners) listener();
}
