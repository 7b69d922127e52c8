// What a page says of itself to search engines, link previews and the browser's tab.
import { createContext, useContext, useEffect } from "react";
import { useLocation } from "react-router";
import { shopConfig } from "../api/config";

export interface PageHead {
  title: string;
  description?: string;
  /** The path of the page itself, without the parts that only filter or sort it. */
  canonical?: string;
  image?: string;
  kind?: "website" | "product";
  /** Keeps the page out of search engines: carts, accounts. */
  hidden?: boolean;
  /** Structured data (schema.org JSON-LD). */
  data?: object[];
  /** A picture that is surely shown first. */
  preload?: { srcset: string; sizes: string; type: string };
}

/** Where the renderer collects what a page said. */
export const HeadContext = createContext<{ head: PageHead | null } | null>(null);

export function shopName(): string {
  return shopConfig().shop_name ?? "CloudMart";
}

export function fullTitle(title: string): string {
  return title === shopName() ? title : `${title} · ${shopName()}`;
}

/** Says what the page is; the last call of a page counts. */
export function usePageHead(head: PageHead): void {
  const collected = useContext(HeadContext);
  if (collected) collected.head = head;
  const { pathname } = useLocation();
  const { title, description, hidden, canonical } = head;
  useEffect(() => {
    document.title = fullTitle(title);
    setMeta("description", description ?? null);
    setMeta("robots", hidden ? "noindex" : null);
    const link = document.querySelector<HTMLLinkElement>('link[rel="canonical"]');
    if (link) link.href = new URL(canonical ?? pathname, link.href).href;
  }, [title, description, hidden, canonical, pathname]);
}

function setMeta(name: string, content: string | null): void {
  const present = document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`);
  if (content === null) {
    present?.remove();
    return;
  }
  const meta = present ?? document.head.appendChild(Object.assign(document.createElement("meta"), { name }));
  meta.content = content;
}
