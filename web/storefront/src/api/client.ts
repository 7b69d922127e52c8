// The one way to the API. Personal calls carry the access token that `account/session` keeps in memory.
import { createApiClient } from "@cloudmart/api-client";
import { shopConfig } from "./config";
import { currentToken } from "./token-source";

const PATIENCE_MS = 20_000;

async function send(request: Request): Promise<Response> {
  return fetch(request, { signal: AbortSignal.any([request.signal, AbortSignal.timeout(PATIENCE_MS)]) });
}

/** A token may be refused before its time, for example after signing out elsewhere; then one renewal is tried. */
async function sendAsMe(request: Request): Promise<Response> {
  const token = await currentToken();
  if (!token) return send(request);
  const spare = request.clone();
  const response = await send(bearing(request, token));
  if (response.status !== 401) return response;
  const next = await currentToken(token);
  return next ? send(bearing(spare, next)) : response;
}

function bearing(request: Request, token: string): Request {
  request.headers.set("authorization", `Bearer ${token}`);
  return request;
}

const baseUrl = shopConfig().api_base;

/** For what everybody may see and for signing in. */
export const anonymous = createApiClient({ baseUrl, fetch: send });

/** For carts, checkouts, orders, the account: as the signed-in shopper, or as a guest. */
export const api = createApiClient({ baseUrl, fetch: sendAsMe });
