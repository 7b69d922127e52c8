// The answers that go with a page, so that the browser begins with what the renderer used. What no page shows of a long
// list is left out: it would be most of the page.
import type { CategoryBranch, Product } from "@cloudmart/api-client";
import type { Rendering } from "~/api/answers";
import type { PageState } from "~/api/config";

/** A refusal is left out altogether: the browser asks again. */
export function pageState({ answers }: Rendering): PageState {
  const known = Object.entries(answers).filter(([, { status }]) => status === 200 || status === 404);
  return Object.fromEntries(
    known.map(([url, { status, body }]) => [url, status === 200 ? lean(url, body) : null]),
  );
}

const CARD_PICTURES = 2;
const LISTS = /^\/api\/v1\/products(\?|\/[^/]+\/related)/;

function lean(url: string, body: unknown): unknown {
  if (LISTS.test(url)) return onlyForCards(body as { items: Product[] });
  if (url.startsWith("/api/v1/categories")) return onlyForMenus(body as { items: CategoryBranch[] });
  return body;
}

/** A product card shows no description and at most two pictures. */
function onlyForCards(page: { items: Product[] }) {
  return {
    ...page,
    items: page.items.map((product) => ({
      ...product,
      description: "",
      attributes: {},
      tags: [],
      options: [],
      media: product.media
        .slice(0, CARD_PICTURES)
        .map((medium, index) => (index === 0 ? medium : { ...medium, placeholder: null })),
      variants: product.variants.map(({ price, compare_at_price, availability }) => ({
        price,
        compare_at_price,
        availability,
      })),
    })),
  };
}

/** Only departments are shown with their pictures. */
function onlyForMenus(tree: { items: CategoryBranch[] }) {
  const withoutPicture = (branch: CategoryBranch): CategoryBranch => ({
    ...branch,
    image: null,
    children: branch.children.map(withoutPicture),
  });
  return {
    ...tree,
    items: tree.items.map((branch) => ({ ...branch, children: branch.children.map(withoutPicture) })),
  };
}
