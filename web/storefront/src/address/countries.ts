// Countries by code; their names come from the browser, in the language of the page.

/** Codes and names, in the order of the names. */
export function countries(locale: string, codes: string[]): [code: string, name: string][] {
  const names = new Intl.DisplayNames(locale, { type: "region" });
  const order = new Intl.Collator(locale);
  return codes
    .map((code): [string, string] => [code, names.of(code) ?? code])
    .sort(([, a], [, b]) => order.compare(a, b));
}

/** Where the browser seems to be at home. */
export function likelyCountry(): string {
  for (const language of navigator.languages ?? []) {
    const region = new Intl.Locale(language).region;
    // Larger regions, like 419 for Latin America, are numbers.
    if (region && /^[A-Z]{2}$/.test(region)) return region;
  }
  return "US";
}
