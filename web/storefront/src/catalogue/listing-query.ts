// What a listing shows is in its address and nowhere else: filters, sorting, words.
import type { ParametersOf } from "@cloudmart/api-client";

type ProductQuery = NonNullable<ParametersOf<"/api/v1/products">["query"]>;

export const SORTS = ["relevance", "best_selling", "newest", "price", "-price", "rating"] as const;
export type Sort = (typeof SORTS)[number];

export interface ListingQuery {
  q?: string;
  category?: string;
  min_price?: number;
  max_price?: number;
  in_stock?: boolean;
  min_rating?: number;
  /** One of these. */
  brand?: string[];
  /** As `name:value`: one of the values of each option. */
  option?: string[];
  sort?: Sort;
}

const MAX_PRICE = 9_999_999_999;
/** The most values of one filter that the API takes. */
const MOST_VALUES = 20;

/** Reads a listing's address; what makes no sense there is left out. */
export function readListingQuery(search: URLSearchParams, category?: string): ListingQuery {
  const sort = search.get("sort");
  return {
    q: search.get("q")?.trim().slice(0, 200) || undefined,
    category: category ?? (search.get("category") || undefined),
    min_price: whole(search.get("min_price"), MAX_PRICE),
    max_price: whole(search.get("max_price"), MAX_PRICE),
    in_stock: search.get("in_stock") === "true" || undefined,
    min_rating: whole(search.get("min_rating"), 5),
    brand: several(search.getAll("brand")),
    option: several(search.getAll("option").filter((value) => /.:./.test(value))),
    sort: SORTS.find((known) => known === sort),
  };
}

function whole(text: string | null, max: number): number | undefined {
  if (!text || !/^\d+$/.test(text)) return undefined;
  const value = Number(text);
  return value <= max ? value : undefined;
}

/** In one order, so that one list has one address. */
function several(values: string[]): string[] | undefined {
  const chosen = [...new Set(values.filter((value) => value.trim()))].slice(0, MOST_VALUES).sort();
  return chosen.length > 0 ? chosen : undefined;
}

export type ListingChanges = Partial<Record<keyof ListingQuery, string | string[] | undefined>>;

/** The address of a listing with some of its filters changed; `undefined` takes one away. */
export function withChanges(search: URLSearchParams, changes: ListingChanges): URLSearchParams {
  const changed = new URLSearchParams(search);
  for (const [key, value] of Object.entries(changes)) {
    changed.delete(key);
    for (const one of Array.isArray(value) ? value : [value]) if (one) changed.append(key, one);
  }
  return changed;
}

export function countFilters(query: ListingQuery): number {
  return (
    (query.min_price !== undefined || query.max_price !== undefined ? 1 : 0) +
    (query.in_stock ? 1 : 0) +
    (query.min_rating ? 1 : 0) +
    (query.brand?.length ?? 0) +
    (query.option?.length ?? 0)
  );
}

/** The parameters of the API for a page of it. */
export function productQuery(query: ListingQuery, cursor?: string): ProductQuery {
  return { ...query, sort: query.sort ?? (query.q ? undefined : DEFAULT_SORT), limit: PAGE_SIZE, cursor };
}

/** The same list, only to be counted. */
export function facetsQuery(query: ListingQuery): ProductQuery {
  return { ...query, sort: undefined, facets: true, limit: 1 };
}

export const PAGE_SIZE = 24;
/** The order of a listing that nobody has ordered; searches begin with the best match. */
export const DEFAULT_SORT: Sort = "best_selling";
