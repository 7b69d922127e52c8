// Where a payment page leads back to: a path of the shop, which knows its own address best. A copy elsewhere says where it
// is, and so does a shop on this machine, which has several names: what the browser keeps is kept for one of them.
import { shopConfig } from "~/api/config";

export function returnAddress(path: string): string {
  const { api_base, origin } = shopConfig();
  const isLocal = isThisMachine(location.origin) && isThisMachine(origin ?? location.origin);
  return api_base || isLocal ? new URL(path, location.origin).href : path;
}

function isThisMachine(origin: string): boolean {
  return /^https?:\/\/(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/.test(origin);
}
