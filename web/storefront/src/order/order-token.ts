// The right to look at a guest's order, kept for this tab only: never in an address that somebody may pass on.

const key = (orderId: string) => `cloudmart.order-token.${orderId}`;
// For browsers that keep nothing.
const unkept = new Map<string, string>();

export function keepOrderToken(orderId: string, token: string): void {
  unkept.set(orderId, token);
  try {
    sessionStorage.setItem(key(orderId), token);
  } catch {}
}

export function orderToken(orderId: string): string | null {
  try {
    return sessionStorage.getItem(key(orderId)) ?? unkept.get(orderId) ?? null;
  } catch {
    return unkept.get(orderId) ?? null;
  }
}
