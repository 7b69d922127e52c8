// What every journey has: a store, and a page that may not complain.
import { test as base, expect, type Page } from "@playwright/test";
import { Store } from "./store/store.ts";

interface Watched {
  /** Complaints of the browser that a journey expects, such as the failed request it provokes. */
  expected: RegExp[];
}

export const test = base.extend<{ watched: Watched }, { store: Store }>({
  store: [
    async ({}, use) => {
      const store = await Store.open();
      await use(store);
      await store.close();
    },
    { scope: "worker", timeout: 150_000 },
  ],
  baseURL: async ({ store }, use) => use(store.url),
  watched: async ({}, use) => use({ expected: [] }),
  page: async ({ page, watched }, use) => {
    const complaints = listen(page);
    await use(page);
    const unexpected = complaints.filter((text) => !watched.expected.some((pattern) => pattern.test(text)));
    expect(unexpected, "the browser's console").toEqual([]);
  },
});

/** Collects what goes wrong in a page: errors, warnings, broken promises of the content security policy. */
export function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  return complaints;
}

export { expect, type Page };
