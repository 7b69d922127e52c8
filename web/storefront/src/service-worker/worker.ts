// The service worker: hashed files and pictures from what is kept, pages from the network and, without one, from what is
// kept or the offline page. `rules.ts` says what may be kept. A new version waits until no page uses the old one.
import { isPage, LIMITS, mayBeKept, type Shelf, shelfOf } from "./rules";

declare const self: ServiceWorkerGlobalScope;
/** Changes with the offline page. */
declare const OFFLINE_VERSION: string;

const OFFLINE = `cloudmart-offline-${OFFLINE_VERSION}`;
const SHELVES: Record<Shelf, string> = {
  assets: "cloudmart-assets-1",
  pictures: "cloudmart-pictures-1",
  pages: "cloudmart-pages-1",
};
const OFFLINE_FILES = [
  "/offline.html",
  "/offline.de.html",
  "/offline.css",
  "/offline.js",
  "/theme.js",
  "/favicon.svg",
];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(OFFLINE).then((cache) => cache.addAll(OFFLINE_FILES)));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(Promise.all([dropOldShelves(), self.registration.navigationPreload?.enable()]));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const shelf = shelfOf(request, self.location.origin);
  if (shelf === "assets" || shelf === "pictures") event.respondWith(keptFirst(event, shelf));
  else if (isPage(request, self.location.origin)) event.respondWith(networkFirst(event, shelf));
  else if (isOfflineFile(request)) event.respondWith(networkOr(request, () => caches.match(request)));
});

async function dropOldShelves(): Promise<void> {
  const current = new Set([OFFLINE, ...Object.values(SHELVES)]);
  const old = (await caches.keys()).filter((name) => name.startsWith("cloudmart-") && !current.has(name));
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** For what never changes under its name. */
async function keptFirst(event: FetchEvent, shelf: Shelf): Promise<Response> {
  const kept = await (await caches.open(SHELVES[shelf])).match(event.request);
  if (kept) return kept;
  const answer = await fetch(event.request);
  keep(event, shelf, answer);
  return answer;
}

async function networkFirst(event: FetchEvent, shelf: Shelf | null): Promise<Response> {
  try {
    const preloaded = (await event.preloadResponse) as Response | undefined;
    const answer = preloaded ?? (await fetch(event.request));
    if (shelf) keep(event, shelf, answer);
    return answer;
  } catch (broken) {
    const kept = shelf && (await (await caches.open(SHELVES[shelf])).match(event.request));
    const page = new URL(event.request.url).pathname.startsWith("/de") ? "/offline.de.html" : "/offline.html";
    const answer = kept || (await caches.match(page));
    if (!answer) throw broken;
    return answer;
  }
}

async function networkOr(
  request: Request,
  otherwise: () => Promise<Response | undefined>,
): Promise<Response> {
  try {
    return await fetch(request);
  } catch (broken) {
    const answer = await otherwise();
    if (!answer) throw broken;
    return answer;
  }
}

function isOfflineFile(request: Request): boolean {
  const { origin, pathname } = new URL(request.url);
  return origin === self.location.origin && request.method === "GET" && OFFLINE_FILES.includes(pathname);
}

function keep(event: FetchEvent, shelf: Shelf, answer: Response): void {
  if (!mayBeKept(answer)) return;
  const copy = answer.clone();
  // A full disk is no reason to fail: the answer itself is on its way.
  event.waitUntil(store(event.request, shelf, copy).catch(() => undefined));
}

async function store(request: Request, shelf: Shelf, answer: Response): Promise<void> {
  const cache = await caches.open(SHELVES[shelf]);
  await cache.delete(request);
  await cache.put(request, answer);
  const kept = await cache.keys();
  const tooMany = kept.slice(0, Math.max(0, kept.length - LIMITS[shelf]));
  await Promise.all(tooMany.map((oldest) => cache.delete(oldest)));
}
