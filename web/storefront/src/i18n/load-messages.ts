// The texts of one language, as files of their own: those any page may need, and those of the explaining pages, which are
// long and rarely read.
import type { Messages } from "@lingui/core";
import type { Locale } from "./locale";

type Loader = () => Promise<{ messages: Messages }>;

const first: Record<Locale, Loader> = {
  en: () => import("../messages/en-first"),
  de: () => import("../messages/de-first"),
};
const information: Record<Locale, Loader> = {
  en: () => import("../messages/en/information.json?lingui"),
  de: () => import("../messages/de/information.json?lingui"),
};

let shown: { locale: Locale; messages: Messages } | null = null;

export async function loadMessages(locale: Locale): Promise<Messages> {
  shown = { locale, messages: { ...(await first[locale]()).messages } };
  return shown.messages;
}

/** Adds the texts of the explaining pages, before one of them is shown. Nothing that is shown changes by it. */
export async function addInformation(): Promise<void> {
  if (shown) Object.assign(shown.messages, (await information[shown.locale]()).messages);
}
