// In the browser there are no ready pages: each is fetched when it is shown. The renderer puts its own table here, since
// it cannot wait.
import type { ComponentType } from "react";
import type { PageName } from "./loaders";

export let serverPages: Record<PageName, ComponentType> | null = null;

export function giveReadyPages(ready: Record<PageName, ComponentType>): void {
  serverPages = ready;
}
