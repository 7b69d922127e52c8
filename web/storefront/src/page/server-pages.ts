// In the browser there are no ready pages: each is fetched when it is shown. The renderer puts its own here, since it
// cannot wait.
import type { ComponentType } from "react";
import type { PageName } from "./page-files";

export let serverPages: ((page: PageName) => ComponentType) | null = null;

export function giveReadyPages(pages: (page: PageName) => ComponentType): void {
  serverPages = pages;
}
