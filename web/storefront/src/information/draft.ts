// What somebody has typed and not yet sent, for as long as the tab is open.
import type { About, RequestValues } from "./request-values";

const EMPTY: RequestValues = {
  kind: "contact",
  name: "",
  email: "",
  order_number: "",
  subject: "",
  message: "",
};
const keyOf = (about: About) => `cloudmart.draft.${about}`;

export function readDraft(about: About): RequestValues {
  try {
    const kept = JSON.parse(sessionStorage.getItem(keyOf(about)) ?? "{}") as Partial<RequestValues>;
    const known = Object.entries(kept).filter(([name, value]) => name in EMPTY && typeof value === "string");
    return { ...EMPTY, ...Object.fromEntries(known) };
  } catch {
    return EMPTY;
  }
}

export function keepDraft(about: About, values: Partial<RequestValues>): void {
  try {
    sessionStorage.setItem(keyOf(about), JSON.stringify(values));
  } catch {}
}

export function forgetDraft(about: About): void {
  try {
    sessionStorage.removeItem(keyOf(about));
  } catch {}
}
