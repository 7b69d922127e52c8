// The texts of one language in three parts, each a file of its own: those any page may need, those of buying and of the
// account, and those of the explaining pages, which are long and rarely read.
import type { Messages } from "@lingui/core";
import type { Locale } from "./locale";

export type TextPart = "first" | "buying" | "information";

const files = import.meta.glob<{ messages: Messages }>("../messages/*-*.ts");

let shown: { locale: Locale; messages: Messages } | null = null;

export async function loadMessages(locale: Locale): Promise<Messages> {
  shown = { locale, messages: { ...(await load(locale, "first")) } };
  return shown.messages;
}

/** Adds texts to those that are there, before a page that needs them is shown. Nothing that is shown changes by it. */
export async function addTexts(parts: TextPart[]): Promise<void> {
  if (!shown) return;
  const { locale, messages } = shown;
  Object.assign(messages, ...(await Promise.all(parts.map((part) => load(locale, part)))));
}

async function load(locale: Locale, part: TextPart): Promise<Messages> {
  return (await files[`../messages/${locale}-${part}.ts`]?.())?.messages ?? {};
}
