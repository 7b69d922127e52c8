// The filters as the visitor has just set them. The address follows only when the next listing can be shown; until
// then a box that was ticked stays ticked, and a second choice builds on the first.
import { startTransition, useOptimistic } from "react";
import { useSearchParams } from "react-router";
import { type ListingChanges, type ListingQuery, readListingQuery, withChanges } from "./listing-query";

export interface Filters {
  query: ListingQuery;
  /** `replace` keeps a row of small choices one step of the browser's history. */
  change: (changes: ListingChanges, replace?: boolean) => void;
}

export function useFilters(category?: string): Filters {
  const [search, setSearch] = useSearchParams();
  const [wanted, want] = useOptimistic(search);
  const change = (changes: ListingChanges, replace = false) => {
    const next = withChanges(wanted, changes);
    startTransition(() => {
      want(next);
      setSearch(next, { replace, preventScrollReset: true });
    });
  };
  return { query: readListingQuery(wanted, category), change };
}
