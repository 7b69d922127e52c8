// The texts of one language, as a file of their own.
import type { Messages } from "@lingui/core";
import type { Locale } from "./locale";

const loaders: Record<Locale, () => Promise<{ messages: Messages }>> = {
  en: () => import("../messages/en"),
  de: () => import("../messages/de"),
};

export async function loadMessages(locale: Locale): Promise<Messages> {
  return (await loaders[locale]()).messages;
}
