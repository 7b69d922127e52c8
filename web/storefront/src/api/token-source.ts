// Where the access token of a signed-in shopper comes from. Apart from the client, so that a first visit, which sends
// nothing personal, does not wait for the client.

/**
 * Gives the access token, or `null` for a guest. Named a token that the API has just refused, it gets another one or
 * none. It fails when somebody is signed in and no token can be had right now: that is not a guest.
 */
export type TokenSource = (refused?: string) => Promise<string | null>;

let source: TokenSource = async () => null;

export function takeTokensFrom(given: TokenSource): void {
  source = given;
}

export function currentToken(refused?: string): Promise<string | null> {
  return source(refused);
}
