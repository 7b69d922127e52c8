// Leaves the shop for a page of a payment provider.

export function leaveFor(url: string): void {
  location.assign(url);
}
