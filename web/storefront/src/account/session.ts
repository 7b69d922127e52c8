// The shopper's session: who is signed in, signing in and out, and the access token for personal calls.
import type { Account, Registration, Tokens } from "@cloudmart/api-client";
import { takeTokensFrom } from "~/api/token-source";
import { forgetSession, isSessionKept, markSession, onKeptElsewhere } from "./kept-session";
import { oneTabAtATime } from "./one-tab-at-a-time";
import {
  becomeGuest,
  becomeSignedIn,
  becomeUnreachable,
  currentSession,
  freshAccess,
  joinTabs,
  type Session,
  useSessionState,
  watchSession,
} from "./session-state";

export { becomeChanged, onSignedOut, type Session } from "./session-state";

type SignedInListener = (user: Account) => void | Promise<void>;

const calls = () => import("./session-calls");
const arrivals = new Set<SignedInListener>();
let begun = false;
let arriving = 0;
let renewing: Promise<void> | null = null;

/** Who is signed in; `unknown` until the browser has been asked, and while the shop cannot be reached. */
export function useSession(): Session {
  return useSessionState(watch);
}

/** Signs in; done when everybody who wants to know of it has finished, for example the cart. */
export function signIn(email: string, password: string): Promise<Account> {
  return arrive(async () => (await calls()).login(email, password));
}

/** Opens an account and signs in. */
export function createAccount(registration: Registration): Promise<Account> {
  return arrive(async () => (await calls()).register(registration));
}

/** Whether somebody is just signing in on this page, and not everything that follows is done. */
export function isArriving(): boolean {
  return arriving > 0;
}

/** Ends the session in all tabs. Fails when the API cannot be told: then it goes on. */
export function signOut(): Promise<void> {
  return oneTabAtATime(async () => {
    if (isSessionKept()) await (await calls()).logout();
    forgetSession();
    becomeGuest();
  });
}

/** Calls back when somebody signs in on this page. */
export function onSignedIn(listener: SignedInListener): () => void {
  arrivals.add(listener);
  return () => arrivals.delete(listener);
}

/** Tries again to find out who is signed in. */
export async function askWhoIsThere(): Promise<void> {
  await accessToken().catch(() => undefined);
}

async function accessToken(refused?: string): Promise<string | null> {
  begin();
  const fresh = freshAccess();
  if (fresh && fresh !== refused) return fresh;
  if (!isSessionKept()) {
    becomeGuest();
    return null;
  }
  renewing ??= oneTabAtATime(() => renew(refused ?? null)).finally(() => {
    renewing = null;
  });
  await renewing;
  return freshAccess();
}

async function renew(refused: string | null): Promise<void> {
  const fresh = freshAccess();
  // While this tab waited its turn, another one may have renewed for all.
  if (fresh && fresh !== refused) return;
  if (!isSessionKept()) return becomeGuest();
  try {
    takeOver(await (await calls()).refresh());
  } catch (problem) {
    if ((problem as { status?: number }).status !== 401) {
      becomeUnreachable();
      throw problem;
    }
    forgetSession();
    becomeGuest();
  }
}

async function arrive(ask: () => Promise<Tokens>): Promise<Account> {
  begin();
  arriving++;
  try {
    const user = await oneTabAtATime(async () => takeOver(await ask()));
    await Promise.allSettled([...arrivals].map(async (listener) => listener(user)));
    return user;
  } finally {
    arriving--;
  }
}

function takeOver(tokens: Tokens): Account {
  markSession();
  becomeSignedIn(tokens);
  return tokens.user;
}

function watch(watcher: () => void): () => void {
  const stop = watchSession(watcher);
  begin();
  return stop;
}

/** Begins in the browser only: nothing here happens while a page is rendered. */
function begin(): void {
  if (begun) return;
  begun = true;
  joinTabs();
  onKeptElsewhere(followOtherTabs);
  addEventListener("online", () => currentSession().status === "unknown" && void askWhoIsThere());
  void askWhoIsThere();
}

function followOtherTabs(): void {
  if (!isSessionKept()) becomeGuest();
  else if (currentSession().status === "guest") void askWhoIsThere();
}

takeTokensFrom(accessToken);
