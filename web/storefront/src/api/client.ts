// The one way to the API. Personal calls carry the access token that `account/session` keeps in memory.
import { createApiClient } from "@cloudmart/api-client";
import { shopConfig } from "./config";

type TokenSource = () => Promise<string | null>;
let tokenSource: TokenSource = async () => null;

/** Says where the access token of a signed-in shopper comes from; it may renew it. */
export function takeTokensFrom(source: TokenSource): void {
  tokenSource = source;
}

const PATIENCE_MS = 20_000;

async function send(request: Request): Promise<Response> {
  return fetch(request, { signal: AbortSignal.any([request.signal, AbortSignal.timeout(PATIENCE_MS)]) });
}

async function sendAsMe(request: Request): Promise<Response> {
  const token = await tokenSource();
  if (token) request.headers.set("authorization", `Bearer ${token}`);
  return send(request);
}

const baseUrl = shopConfig().api_base;

/** For what everybody may see and for signing in. */
export const anonymous = createApiClient({ baseUrl, fetch: send });

/** For carts, checkouts, orders, the account: as the signed-in shopper, or as a guest. */
export const api = createApiClient({ baseUrl, fetch: sendAsMe });
