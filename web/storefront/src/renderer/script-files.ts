// Which files a page will need, so that the browser begins to fetch them with the page itself.
import { matchRoutes } from "react-router";
import type { Locale } from "~/i18n/locale";
import { pageSources } from "~/page/loaders";
import { addresses } from "~/routes";

interface ManifestEntry {
  file: string;
  imports?: string[];
}
/** Written by the browser's build, which therefore runs first; `vite.server.config.ts` puts it in. */
declare const BROWSER_FILES: Record<string, ManifestEntry>;

function withImports(source: string, found: Set<string>): void {
  const entry = BROWSER_FILES[source];
  if (!entry || found.has(entry.file)) return;
  found.add(entry.file);
  for (const imported of entry.imports ?? []) withImports(imported, found);
}

/** The script files of the page at a path in a language, beyond the entry's own. */
export function scriptFiles(pathname: string, locale: Locale): string[] {
  const matches = matchRoutes(
    addresses.map(([path, page]) => ({ path, id: page })),
    pathname,
  );
  const page = matches?.[0]?.route.id as keyof typeof pageSources | undefined;
  const found = new Set<string>();
  withImports(`src/messages/${locale}-first.ts`, found);
  if (page) withImports(pageSources[page], found);
  const own = new Set<string>();
  withImports("index.html", own);
  return [...found].filter((file) => !own.has(file));
}
