// Says aloud what happened, for those who do not see it: `announce("Added to the cart")`.
import { useEffect, useState } from "react";

type Listener = (text: string) => void;
const listeners = new Set<Listener>();

export function announce(text: string): void {
  for (const listener of listeners) listener(text);
}

/** One for the page, and one in each modal dialog: what is behind a dialog is not read. */

export function Announcer() {
  const [text, setText] = useState("");
  useEffect(() => {
    // Emptied first, so that the same sentence is read again.
    const listener = (next: string) => {
      setText("");
      requestAnimationFrame(() => setText(next));
    };
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, []);
  return (
    <div role="status" aria-live="polite" className="sr-only">
      {text}
    </div>
  );
}
