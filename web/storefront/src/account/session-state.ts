// Who is signed in, as every tab of the browser knows it. The access token lives here, in memory, and nowhere else.
import type { Account, Tokens } from "@cloudmart/api-client";
import { useSyncExternalStore } from "react";

export type Session =
  | { status: "unknown"; user: null; unreachable?: true }
  | { status: "guest"; user: null }
  | { status: "signed-in"; user: Account };

interface Access {
  token: string;
  /** When it expires, in the time of this device. */
  until: number;
}

interface SignedIn {
  user: Account;
  access: Access;
}

const UNKNOWN: Session = { status: "unknown", user: null };
const GUEST: Session = { status: "guest", user: null };

let session: Session = UNKNOWN;
let access: Access | null = null;
const watchers = new Set<() => void>();
const leavers = new Set<() => void>();
let tabs: BroadcastChannel | null = null;

export function currentSession(): Session {
  return session;
}

/** The access token, unless it is about to expire. */
export function freshAccess(): string | null {
  const MARGIN_MS = 60_000;
  return access && access.until - MARGIN_MS > Date.now() ? access.token : null;
}

/** Takes over what the API answered to signing in or renewing, in all tabs. */
export function becomeSignedIn({ user, access_token, expires_in }: Tokens): void {
  const signedIn = { user, access: { token: access_token, until: Date.now() + expires_in * 1000 } };
  take(signedIn);
  tabs?.postMessage(signedIn);
}

/** The account itself was changed. */
export function becomeChanged(user: Account): void {
  if (!access) return;
  take({ user, access });
  tabs?.postMessage({ user, access });
}

/** Nobody is signed in, or nobody any more. */
export function becomeGuest(): void {
  const left = session.status === "signed-in";
  access = null;
  change(GUEST);
  if (left) for (const leaver of leavers) leaver();
}

/** The shop did not say who is signed in. Whoever was known to be stays. */
export function becomeUnreachable(): void {
  if (session.status === "unknown") change({ status: "unknown", user: null, unreachable: true });
}

/** Calls back when somebody has signed out, here or in another tab. */
export function onSignedOut(listener: () => void): () => void {
  leavers.add(listener);
  return () => leavers.delete(listener);
}

/** Hears from the other tabs, so that one renewal serves all. */
export function joinTabs(): void {
  if (tabs || typeof BroadcastChannel === "undefined") return;
  tabs = new BroadcastChannel("cloudmart.session");
  tabs.onmessage = ({ data }: MessageEvent<SignedIn>) => take(data);
}

export function watchSession(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** Who is signed in: nobody knows while a page is rendered, nor until the browser has been asked. */
export function useSessionState(subscribe: (watcher: () => void) => () => void): Session {
  return useSyncExternalStore(subscribe, currentSession, () => UNKNOWN);
}

function take(signedIn: SignedIn): void {
  const other = session.status === "signed-in" && session.user.id !== signedIn.user.id;
  if (other) becomeGuest();
  access = signedIn.access;
  change({ status: "signed-in", user: signedIn.user });
}

function change(next: Session): void {
  if (next === session) return;
  session = next;
  for (const watcher of watchers) watcher();
}
