// Lets only one tab of the browser change the session at a time: a refresh token that is used twice ends it.

let last: Promise<unknown> = Promise.resolve();

export async function oneTabAtATime<T>(work: () => Promise<T>): Promise<T> {
  // Without TLS browsers have no locks; then at least this tab waits for itself.
  if (navigator.locks) return navigator.locks.request("cloudmart.session", work);
  const mine = last.then(work, work);
  last = mine;
  return mine;
}
