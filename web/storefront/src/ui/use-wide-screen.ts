// Whether the screen is as wide as Tailwind's `lg`. Not before the page has woken up: the renderer knows no screen.
import { useSyncExternalStore } from "react";

const WIDE = "(min-width: 64rem)";

export function useWideScreen(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const screen = matchMedia(WIDE);
      screen.addEventListener("change", changed);
      return () => screen.removeEventListener("change", changed);
    },
    () => matchMedia(WIDE).matches,
    () => false,
  );
}
