// The addresses of a signed-in shopper, to be taken over with one press.

export function SavedAddresses() {
  return null;
}
