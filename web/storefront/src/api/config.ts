// What whoever hosts the pages may set without building them again: a block of data in the page.

export interface ShopConfig {
  /** Where the API is, without `/api/v1`; empty when it is where the pages are. */
  api_base: string;
  /** Where pictures are; by default where the pages are. */
  media_base?: string;
  /** The shop's name as it stands in the header and in titles. */
  shop_name?: string;
  /** The address the pages are known by, for canonical links. */
  origin?: string;
}

function readBlock<T>(id: string): T | null {
  if (typeof document === "undefined") return null;
  const text = document.getElementById(id)?.textContent;
  return text ? (JSON.parse(text) as T) : null;
}

let config: ShopConfig = readBlock<ShopConfig>("shop-config") ?? { api_base: "" };

/** The settings of this copy of the shop. */
export function shopConfig(): ShopConfig {
  return config;
}

/** Used where there is no document: by the renderer. */
export function setShopConfig(given: ShopConfig): void {
  config = given;
}

/** Answers of the API that came with the page, by address; `null` where there was nothing (404). */
export type PageState = Record<string, unknown>;

export function readPageState(): PageState | null {
  return readBlock<PageState>("page-state");
}

/** Where a picture of the shop is. */
export function mediaUrl(url: string): string {
  return url.startsWith("/") ? (shopConfig().media_base ?? "") + url : url;
}
