// Whether the cart's drawer is open: the button in the header and whatever adds to the cart open it.
import { useSyncExternalStore } from "react";

let open = false;
const listeners = new Set<() => void>();

export function openCart(): void {
  set(true);
}

export function closeCart(): void {
  set(false);
}

export function useCartOpen(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => open,
    () => false,
  );
}

function set(next: boolean): void {
  open = next;
  for (const listener of listeners) listener();
}
