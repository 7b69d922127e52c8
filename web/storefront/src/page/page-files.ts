// Every page is a file of its own, `…-page.tsx` in the folder of what it is about, fetched with its texts when it is first
// shown. `routes.tsx` says which one is where.
import type { ComponentType } from "react";
import { addTexts, type TextPart } from "../i18n/load-messages";

/** A page by its folder and file: `home/home-page`. */
export type PageName = `${string}/${string}-page`;

const files = import.meta.glob<{ default: ComponentType }>("/src/*/*-page.tsx");

export async function loadPage(page: PageName): Promise<{ default: ComponentType }> {
  const load = files[`/src/${page}.tsx`];
  if (!load) throw new Error(`there is no page ${page}`);
  const [file] = await Promise.all([load(), addTexts(textsOf(page))]);
  return file;
}

/** What whoever only looks around never sees has its texts apart. */
const TEXTS_OF_FOLDERS: Record<string, TextPart[]> = {
  account: ["buying"],
  checkout: ["buying"],
  order: ["buying"],
  information: ["buying", "information"],
};

/** The texts that a page needs beyond those that every page has. */
export function textsOf(page: PageName): TextPart[] {
  return TEXTS_OF_FOLDERS[page.split("/")[0] ?? ""] ?? [];
}
