import { expect, test } from "vitest";
import { addresses } from "./routes";

test("every address has its page and every page an address", () => {
  const files = Object.keys(import.meta.glob("/src/*/*-page.tsx")).sort();
  const named = new Set(addresses.map(([, page]) => `/src/${page}.tsx`));
  expect([...named].sort()).toEqual(files);
});
