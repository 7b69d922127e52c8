// Which language a page is in: its address says so (`/de/…`), and nothing else does.

export const LOCALES = ["en", "de"] as const;
export type Locale = (typeof LOCALES)[number];
export const LOCALE_NAMES: Record<Locale, string> = { en: "English", de: "Deutsch" };

/** The part of the path in front of every page of a language. */
export function localeBase(locale: Locale): string {
  return locale === "en" ? "" : `/${locale}`;
}

export function localeOf(pathname: string): Locale {
  const first = pathname.split("/")[1];
  return LOCALES.find((locale) => locale !== "en" && locale === first) ?? "en";
}

/** The path without the language. */
export function withoutLocale(pathname: string): string {
  const base = localeBase(localeOf(pathname));
  return pathname.slice(base.length) || "/";
}
