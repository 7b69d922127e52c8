// The part of <head> that differs from page to page.
import { LOCALES, type Locale, localeBase } from "~/i18n/locale";
import { fullTitle, type PageHead, shopName } from "~/page/page-head";

interface Place {
  origin: string;
  pathname: string;
  locale: Locale;
  /** What wakes the page up fetches them. */
  scripts: string[];
}

/** What previews show of pages without a picture of their own. */
const DEFAULT_IMAGE = "/og.png";

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}

function tag(name: string, attributes: Record<string, string | undefined>): string {
  const written = Object.entries(attributes).filter(([, value]) => value !== undefined);
  return `<${name}${written.map(([key, value]) => ` ${key}="${escaped(value ?? "")}"`).join("")}>`;
}

export function headMarkup(head: PageHead, place: Place): string {
  const path = head.canonical ?? place.pathname;
  const url = (locale: Locale) => place.origin + (localeBase(locale) + path).replace(/(.)\/$/, "$1");
  const image = new URL(head.image ?? DEFAULT_IMAGE, place.origin).href;
  const title = fullTitle(head.title);
  return [
    `<title>${escaped(title)}</title>`,
    head.description && tag("meta", { name: "description", content: head.description }),
    head.hidden
      ? tag("meta", { name: "robots", content: "noindex" })
      : LOCALES.map((locale) => tag("link", { rel: "alternate", hreflang: locale, href: url(locale) })).join(
          "",
        ),
    tag("link", { rel: "canonical", href: url(place.locale) }),
    tag("meta", { property: "og:title", content: title }),
    tag("meta", { property: "og:type", content: head.kind ?? "website" }),
    tag("meta", { property: "og:url", content: url(place.locale) }),
    tag("meta", { property: "og:site_name", content: shopName() }),
    head.description && tag("meta", { property: "og:description", content: head.description }),
    tag("meta", { property: "og:image", content: image }),
    tag("meta", { name: "twitter:card", content: "summary_large_image" }),
    head.preload &&
      tag("link", {
        rel: "preload",
        as: "image",
        imagesrcset: head.preload.srcset,
        imagesizes: head.preload.sizes,
        type: head.preload.type,
        fetchpriority: "high",
      }),
    `<script type="application/json" id="page-scripts">${jsonBlock(place.scripts.map((file) => `/${file}`))}</script>`,
    ...(head.data ?? []).map((data) => `<script type="application/ld+json">${jsonBlock(data)}</script>`),
  ]
    .filter(Boolean)
    .join("\n    ");
}

/** JSON that cannot end the block it stands in. */
function jsonBlock(data: object): string {
  return JSON.stringify(data).replace(/</g, "\\u003c");
}
