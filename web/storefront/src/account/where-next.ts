// Where somebody wanted to go before signing in.
import { useLocation, useSearchParams } from "react-router";

/** Only pages of this shop: an address from elsewhere could lead anywhere. */
export function safeNext(next: string | null): string {
  if (!next || !/^\/(?![/\\])/.test(next) || /[\\\s]/.test(next)) return "/account";
  return /^\/account\/(sign-in|create|reset)\b/.test(next) ? "/account" : next;
}

/** Where to go on after signing in. */
export function useNext(): string {
  const [parameters] = useSearchParams();
  return safeNext(parameters.get("next"));
}

export function withNext(path: string, next: string): string {
  return next === "/account" ? path : `${path}?next=${encodeURIComponent(next)}`;
}

/** The page one is on, as a place to come back to. */
export function useHere(): string {
  const { pathname, search } = useLocation();
  return safeNext(pathname + search);
}
