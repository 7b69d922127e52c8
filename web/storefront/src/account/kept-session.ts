// Whether somebody is signed in in this browser: only a mark. What proves it is in a cookie that no script can read.

const KEY = "cloudmart.session";
const MARK = "cookie";
// Where the browser keeps nothing (private windows, blocked storage) the mark lives as long as the page.
let unkept = false;

export function isSessionKept(): boolean {
  try {
    const kept = localStorage.getItem(KEY);
    if (kept === null || kept === MARK) return kept === MARK;
    // A secret that pages kept before there was the cookie.
    localStorage.removeItem(KEY);
    return false;
  } catch {
    return unkept;
  }
}

export function markSession(): void {
  unkept = true;
  try {
    localStorage.setItem(KEY, MARK);
  } catch {}
}

export function forgetSession(): void {
  unkept = false;
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
