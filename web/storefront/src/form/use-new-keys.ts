// Idempotency keys for a form: sending the same once more keeps the key, so it takes effect once; another text is another
// request.
import { useRef } from "react";
import { newKey } from "~/cart/new-key";

export function useNewKeys<Body>(): (body: Body) => string {
  const last = useRef<{ text: string; key: string } | null>(null);
  return (body) => {
    const text = JSON.stringify(body);
    if (last.current?.text !== text) last.current = { text, key: newKey() };
    return last.current.key;
  };
}
