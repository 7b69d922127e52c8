import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

type Tab = Awaited<ReturnType<typeof openTab>>;

const user = { id: "usr_1", email: "ada@example.com", first_name: "Ada" };
let refreshes = 0;
let sessionEnded = false;
let unreachable = false;
let lifetime = 900;
/** The refresh token in the cookie of the browser, and the one that the API waits for. */
let cookie = "";
let lastRefresh = "";
let refused = new Set<string>();
let requests: Request[] = [];

/** What the API does: a refresh token works once, and coming back it ends the session. */
async function shop(request: Request): Promise<Response> {
  requests.push(request);
  if (unreachable) throw new TypeError("no network");
  const { pathname } = new URL(request.url);
  const sent = cookie;
  if (pathname.includes("/auth/")) {
    expect(request.headers.get("x-session")).toBe("cookie");
    expect(request.credentials).toBe("include");
  }
  if (pathname.endsWith("/auth/login")) return tokens();
  if (pathname.endsWith("/auth/logout")) {
    sessionEnded = true;
    cookie = "";
    return new Response(null, { status: 204 });
  }
  if (pathname.endsWith("/auth/refresh")) {
    refreshes++;
    // Long enough for another tab to come in between.
    await new Promise((resolve) => setTimeout(resolve, 5));
    if (sent !== lastRefresh) sessionEnded = true;
    return sessionEnded ? problem("invalid_refresh_token") : tokens();
  }
  const token = request.headers.get("authorization");
  if (!token || refused.has(token)) return problem("unauthorized");
  return Response.json({ ...user, token });
}

let issued = 0;
function tokens(): Response {
  issued++;
  lastRefresh = cookie = `refresh-${issued}`;
  return Response.json({
    access_token: `access-${issued}`,
    token_type: "Bearer",
    expires_in: lifetime,
    user,
  });
}

function problem(code: string): Response {
  return Response.json({ code, title: "Unauthorized", status: 401 }, { status: 401 });
}

/** Another tab: the same storage, its own memory. */
async function openTab() {
  vi.resetModules();
  const session = await import("./session");
  const { currentSession } = await import("./session-state");
  const { api } = await import("~/api/client");
  return { ...session, currentSession, me: () => api.GET("/api/v1/me") };
}

const settled = (tab: Tab) => vi.waitFor(() => expect(tab.currentSession().status).not.toBe("unknown"));

/** The locks of a browser, over all its tabs. */
function locks() {
  let last: Promise<unknown> = Promise.resolve();
  return {
    request: (_: string, work: () => Promise<unknown>) => {
      const mine = last.then(work, work);
      last = mine.catch(() => undefined);
      return mine;
    },
  };
}

beforeEach(() => {
  localStorage.clear();
  [refreshes, issued, lifetime, lastRefresh, cookie] = [0, 0, 900, "", ""];
  [sessionEnded, unreachable, refused, requests] = [false, false, new Set(), []];
  vi.stubGlobal("fetch", (input: Request) => shop(input));
  Object.defineProperty(navigator, "locks", { value: locks(), configurable: true });
});
afterEach(() => vi.unstubAllGlobals());

describe("the session", () => {
  it("asks nothing of the API for a guest", async () => {
    const tab = await openTab();
    await tab.askWhoIsThere();
    expect(tab.currentSession()).toEqual({ status: "guest", user: null });
    expect(requests).toHaveLength(0);
  });

  it("signs in, tells who wants to know before it is done, and keeps no token in storage", async () => {
    const tab = await openTab();
    const heard: string[] = [];
    tab.onSignedIn(async ({ email }) => {
      expect(tab.isArriving()).toBe(true);
      heard.push(email);
    });
    await tab.signIn("ada@example.com", "secret words");
    expect(heard).toEqual(["ada@example.com"]);
    expect(tab.isArriving()).toBe(false);
    expect(tab.currentSession().user?.first_name).toBe("Ada");
    expect({ ...localStorage }).toEqual({ "cloudmart.session": "cookie" });
  });

  it("forgets what pages kept before there was the cookie", async () => {
    localStorage.setItem("cloudmart.session", "an old refresh token");
    const tab = await openTab();
    await tab.askWhoIsThere();
    expect(tab.currentSession().status).toBe("guest");
    expect(localStorage).toHaveLength(0);
    expect(requests).toHaveLength(0);
  });

  it("goes on after the page was loaded again", async () => {
    await (await openTab()).signIn("ada@example.com", "secret words");
    const again = await openTab();
    await again.askWhoIsThere();
    expect(again.currentSession().status).toBe("signed-in");
  });

  it("renews a token before it expires, once for all calls that wait for it", async () => {
    lifetime = 30;
    const tab = await openTab();
    await tab.signIn("ada@example.com", "secret words");
    lifetime = 900;
    await Promise.all([tab.me(), tab.me(), tab.me()]);
    expect(refreshes).toBe(1);
    expect(requests.at(-1)?.headers.get("authorization")).toBe("Bearer access-2");
  });

  it("renews once after a refusal and asks again", async () => {
    const tab = await openTab();
    await tab.signIn("ada@example.com", "secret words");
    refused.add("Bearer access-1");
    const { response } = await tab.me();
    expect(response.status).toBe(200);
    refused.add("Bearer access-2").add("Bearer access-3");
    expect((await tab.me()).response.status).toBe(401);
    expect(refreshes).toBe(2);
  });

  it("survives two tabs that renew at the same time", async () => {
    await (await openTab()).signIn("ada@example.com", "secret words");
    const [one, two] = [await openTab(), await openTab()];
    await Promise.all([one.me(), two.me()]);
    expect(sessionEnded).toBe(false);
    expect([one, two].map((tab) => tab.currentSession().status)).toEqual(["signed-in", "signed-in"]);
  });

  it("ends in every tab", async () => {
    const one = await openTab();
    await one.signIn("ada@example.com", "secret words");
    const two = await openTab();
    await two.askWhoIsThere();
    const left = vi.fn();
    two.onSignedOut(left);
    await one.signOut();
    dispatchEvent(new StorageEvent("storage", { key: "cloudmart.session" }));
    expect(sessionEnded).toBe(true);
    expect([one, two].map((tab) => tab.currentSession().status)).toEqual(["guest", "guest"]);
    expect(left).toHaveBeenCalledOnce();
  });

  it("is over when the API has ended it", async () => {
    await (await openTab()).signIn("ada@example.com", "secret words");
    sessionEnded = true;
    const tab = await openTab();
    await tab.askWhoIsThere();
    expect(tab.currentSession().status).toBe("guest");
    expect(localStorage.getItem("cloudmart.session")).toBeNull();
  });

  it("takes nobody for a guest because the network is gone", async () => {
    await (await openTab()).signIn("ada@example.com", "secret words");
    unreachable = true;
    const tab = await openTab();
    await tab.askWhoIsThere();
    expect(tab.currentSession()).toMatchObject({ status: "unknown", unreachable: true });
    await expect(tab.me()).rejects.toMatchObject({ status: 0 });
    unreachable = false;
    await tab.askWhoIsThere();
    await settled(tab);
    expect(tab.currentSession().status).toBe("signed-in");
  });

  it("does not claim to have signed out when the API was not told", async () => {
    const tab = await openTab();
    await tab.signIn("ada@example.com", "secret words");
    unreachable = true;
    await expect(tab.signOut()).rejects.toMatchObject({ status: 0 });
    expect(tab.currentSession().status).toBe("signed-in");
  });
});
