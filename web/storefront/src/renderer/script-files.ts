// Which files a page will need, so that the browser begins to fetch them all at once when it wakes the page up.
import { matchRoutes } from "react-router";
import type { Locale } from "~/i18n/locale";
import { textsOf } from "~/page/page-files";
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

/** The script files of the page at a path in a language. */
export function scriptFiles(pathname: string, locale: Locale): string[] {
  const routes = addresses.map(([path, page]) => ({ path, handle: page }));
  const page = matchRoutes(routes, pathname)?.[0]?.route.handle;
  const found = new Set<string>();
  withImports("src/entry-client.tsx", found);
  for (const part of ["first", ...(page ? textsOf(page) : [])])
    withImports(`src/messages/${locale}-${part}.ts`, found);
  if (page) withImports(`src/${page}.tsx`, found);
  return [...found];
}
