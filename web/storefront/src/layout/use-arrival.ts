// Arriving at another page: the focus goes to it, and the page begins at its top or where it was left.
import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { useLocation, useNavigationType } from "react-router";

const positions = new Map<string, number>();
// Layout effects do not exist where pages are rendered to text.
const useBeforePaint = typeof document === "undefined" ? useEffect : useLayoutEffect;

export function useArrival(): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  const { key, pathname, hash } = useLocation();
  const arrival = useNavigationType();
  const previous = useRef(pathname);

  // Before paint as well: going to the top of the next page must not count as a position of this one.
  useBeforePaint(() => {
    history.scrollRestoration = "manual";
    const remember = () => positions.set(key, scrollY);
    addEventListener("scroll", remember, { passive: true });
    return () => removeEventListener("scroll", remember);
  }, [key]);

  useBeforePaint(() => {
    if (arrival === "POP") {
      restore(positions.get(key));
    } else if (previous.current !== pathname) {
      if (!hash) scrollTo(0, 0);
      main.current?.focus({ preventScroll: true });
    }
    previous.current = pathname;
  }, [key]);

  return main;
}

const MOVED_BY_HAND = ["wheel", "touchstart", "pointerdown", "keydown"];
const PATIENCE_MS = 10_000;

/** Goes back to a position as soon as the page has grown to it, unless the visitor goes somewhere else meanwhile. */
function restore(position: number | undefined): void {
  if (position === undefined) return;
  const giveUp = new AbortController();
  for (const event of MOVED_BY_HAND)
    addEventListener(event, () => giveUp.abort(), { passive: true, signal: giveUp.signal });
  const until = performance.now() + PATIENCE_MS;
  const attempt = () => {
    if (giveUp.signal.aborted) return;
    scrollTo(0, position);
    const there = Math.abs(scrollY - position) <= 2;
    if (there || performance.now() > until) giveUp.abort();
    else requestAnimationFrame(attempt);
  };
  attempt();
}
