// What lets a browser stay signed in when a page is closed: today the refresh token itself. Nobody else knows how it is
// kept.

const KEY = "cloudmart.session";
// Where the browser keeps nothing (private windows, blocked storage) the session lives as long as the page.
let unkept: string | null = null;

export function keptSession(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return unkept;
  }
}

export function keepSession(refreshToken: string): void {
  unkept = refreshToken;
  try {
    localStorage.setItem(KEY, refreshToken);
  } catch {}
}

export function forgetSession(): void {
  unkept = null;
  try {
    localStorage.removeItem(KEY);
  } catch {}
}

/** Calls back when another tab may have begun or ended the session, also while this one was put aside. */
export function onKeptElsewhere(changed: () => void): void {
  addEventListener("storage", ({ key }) => {
    if (key === null || key === KEY) changed();
  });
  addEventListener("pageshow", ({ persisted }) => persisted && changed());
}
