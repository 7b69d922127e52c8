// Says aloud what happened, for those who do not see it: `announce("Added to the cart")`.
import { useEffect, useState } from "react";

type Listener = (text: string) => void;
let listener: Listener = () => undefined;

export function announce(text: string): void {
  listener(text);
}

export function Announcer() {
  const [text, setText] = useState("");
  useEffect(() => {
    // Emptied first, so that the same sentence is read again.
    listener = (next) => {
      setText("");
      requestAnimationFrame(() => setText(next));
    };
    return () => {
      listener = () => undefined;
    };
  }, []);
  return (
    <div role="status" aria-live="polite" className="sr-only">
      {text}
    </div>
  );
}
