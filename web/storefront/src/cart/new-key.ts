// A key that names one attempt, so that the API answers a repeated request instead of doing it twice.

export function newKey(): string {
  // Unlike `randomUUID`, also there where the shop is opened without TLS.
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}
