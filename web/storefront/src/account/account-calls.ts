// What the API does with the account of the signed-in shopper.
import type { Account, AccountChange, PostalAddress, SavedAddress, Session } from "@cloudmart/api-client";
import { api } from "~/api/client";
import { answered } from "~/api/problem";

export async function readAddresses(): Promise<SavedAddress[]> {
  return (await answered(api.GET("/api/v1/me/addresses"))).items;
}

export function saveAddress(address: PostalAddress, key: string): Promise<SavedAddress> {
  return answered(
    api.POST("/api/v1/me/addresses", { params: { header: { "idempotency-key": key } }, body: address }),
  );
}

/** Changes the copy that was read; refused as `stale` when it was changed elsewhere meanwhile. */
export function changeAddress({ id, etag }: SavedAddress, address: PostalAddress): Promise<SavedAddress> {
  // What may be missing is cleared unless it is given.
  const body = { line2: null, region: null, ...address };
  const params = { path: { address_id: id }, header: { "if-match": etag } };
  return answered(api.PATCH("/api/v1/me/addresses/{address_id}", { params, body }));
}

export async function deleteAddress({ id, etag }: SavedAddress): Promise<void> {
  const params = { path: { address_id: id }, header: { "if-match": etag } };
  await answered(api.DELETE("/api/v1/me/addresses/{address_id}", { params }));
}

export function changeAccount({ etag }: Account, change: AccountChange): Promise<Account> {
  return answered(api.PATCH("/api/v1/me", { params: { header: { "if-match": etag } }, body: change }));
}

export function readAccount(): Promise<Account> {
  return answered(api.GET("/api/v1/me"));
}

export async function changePassword(current_password: string, password: string): Promise<void> {
  await answered(api.POST("/api/v1/me/password", { body: { current_password, password } }));
}

export async function readSessions(): Promise<Session[]> {
  return (await answered(api.GET("/api/v1/me/sessions"))).items;
}

export async function endSession({ id }: Session): Promise<void> {
  await answered(api.DELETE("/api/v1/me/sessions/{session_id}", { params: { path: { session_id: id } } }));
}

export function readOrders(cursor: string | undefined, limit = 10) {
  return answered(api.GET("/api/v1/orders", { params: { query: { limit, cursor } } }));
}
