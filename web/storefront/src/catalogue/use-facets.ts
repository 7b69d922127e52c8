// How many products each further filter would leave. It comes after the list, and only where filters are to be seen; the
// numbers of before stay until then.
import type { Facets } from "@cloudmart/api-client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { answerQuery, publicAddress } from "~/api/answers";
import { facetsQuery, type ListingQuery } from "./listing-query";

export function useFacets(query: ListingQuery, wanted: boolean): Facets | undefined {
  const address = publicAddress("/api/v1/products", { query: facetsQuery(query) });
  return useQuery({ ...answerQuery(address), enabled: wanted, placeholderData: keepPreviousData }).data
    ?.facets;
}
