// What the service worker may keep, and where. In doubt nothing is kept: an answer that is somebody's own must never be
// shown to somebody else, nor after it has changed.

/** Where something is kept; each has its own limit. */
export type Shelf = "assets" | "pictures" | "pages";

interface Asked {
  method: string;
  url: string;
  mode: string;
  headers: Headers;
}

/** Pages that look alike for everybody. Accounts, carts, checkouts and orders are not among them. */
const PUBLIC_PAGE = /^\/(products|categories|search|shipping|returns|privacy|contact)?(\/|$)/;
/** What is not a page of the storefront, though it is at the same origin. */
const NOT_OURS =
  /^\/(api|admin|docs|dev|media|assets|metrics|healthz|readyz|test-payment|openapi\.json|\.well-known)(\/|$)/;
const ROOT_FILE = /^\/[\w.-]+\.(png|svg|webmanifest|js|txt|xml)$/;
const LANGUAGE = /^\/de(?=\/|$)/;

/** Whether a request is for a page of the storefront, to be answered with the offline page when there is no network. */
export function isPage(asked: Asked, origin: string): boolean {
  const { pathname, origin: askedOrigin } = new URL(asked.url);
  if (asked.mode !== "navigate" || asked.method !== "GET" || askedOrigin !== origin) return false;
  return !NOT_OURS.test(pathname) && !ROOT_FILE.test(pathname);
}

/** Where the answer to a request may be kept, or `null`: nowhere. */
export function shelfOf(asked: Asked, origin: string): Shelf | null {
  const url = new URL(asked.url);
  if (asked.method !== "GET" || url.origin !== origin) return null;
  if (asked.headers.has("authorization") || asked.headers.has("range")) return null;
  if (url.pathname.startsWith("/assets/")) return "assets";
  if (url.pathname.startsWith("/media/")) return "pictures";
  if (!isPage(asked, origin) || url.searchParams.has("token")) return null;
  return PUBLIC_PAGE.test(url.pathname.replace(LANGUAGE, "") || "/") ? "pages" : null;
}

interface Answered {
  status: number;
  type: string;
  redirected: boolean;
  headers: Headers;
}

/** Whether an answer says nothing against being kept. */
export function mayBeKept({ status, type, redirected, headers }: Answered): boolean {
  if (status !== 200 || type !== "basic" || redirected) return false;
  if (headers.has("set-cookie") || headers.get("vary")?.includes("*")) return false;
  return !/\b(private|no-store)\b/i.test(headers.get("cache-control") ?? "");
}

/** How many entries a shelf has; the oldest make room. */
export const LIMITS: Record<Shelf, number> = { assets: 150, pictures: 200, pages: 40 };
