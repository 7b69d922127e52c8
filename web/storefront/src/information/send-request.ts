// Hands a request to the shop. Whoever is signed in is remembered with it.
import type { NewSupportRequest, SupportRequestReceipt } from "@cloudmart/api-client";
import { api } from "~/api/client";
import { answered } from "~/api/problem";

export function sendRequest(body: NewSupportRequest, key: string): Promise<SupportRequestReceipt> {
  return answered(api.POST("/api/v1/requests", { params: { header: { "idempotency-key": key } }, body }));
}
