// The pages of a listing, one after the other. They stay in memory, so going back finds them all again.
import type { Product } from "@cloudmart/api-client";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useContext } from "react";
import { answerQuery, fetchAnswer, publicAddress, RenderingContext, renderedAnswer } from "~/api/answers";
import type { ApiProblem } from "~/api/problem";
import { type ListingQuery, productQuery } from "./listing-query";

function pageAddress(query: ListingQuery, cursor?: string) {
  return publicAddress("/api/v1/products", { query: productQuery(query, cursor) });
}
type Page = NonNullable<Awaited<ReturnType<typeof fetchPage>>>;
function fetchPage(query: ListingQuery, cursor: string | undefined, signal: AbortSignal) {
  return fetchAnswer(pageAddress(query, cursor), signal);
}

export interface Listing {
  /** `undefined` while the first page is awaited. */
  products: Product[] | undefined;
  total: number | null;
  hasMore: boolean;
  more: () => void;
  loadingMore: boolean;
  error: ApiProblem | null;
  retry: () => void;
}

export function useListing(query: ListingQuery): Listing {
  const rendering = useContext(RenderingContext);
  const client = useQueryClient();
  const first = pageAddress(query);
  const pages = useInfiniteQuery({
    queryKey: ["listing", first.url],
    queryFn: ({ pageParam, signal }) => fetchPage(query, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last?.pagination.next_cursor ?? undefined,
    staleTime: 60_000,
    enabled: rendering === null,
    // What came with the page itself.
    initialData: () => {
      const page = client.getQueryData<Page>(answerQuery(first).queryKey);
      return page && { pages: [page], pageParams: [undefined] };
    },
  });
  const shown = rendering ? single(renderedAnswer<Page>(rendering, first.url)) : pages.data?.pages;
  return {
    products: shown && unique(shown.flatMap((page) => page?.items ?? [])),
    total: shown?.[0]?.pagination.total_count ?? null,
    hasMore: rendering ? shown?.[0]?.pagination.next_cursor != null : pages.hasNextPage,
    more: () => void pages.fetchNextPage(),
    loadingMore: pages.isFetchingNextPage,
    error: pages.error as ApiProblem | null,
    retry: () => void pages.refetch(),
  };
}

function single(page: Page | null | undefined): (Page | null)[] | undefined {
  return page === undefined ? undefined : [page];
}

/** A product that moved between two pages while they were read is shown once. */
function unique(products: Product[]): Product[] {
  return [...new Map(products.map((product) => [product.id, product])).values()];
}
