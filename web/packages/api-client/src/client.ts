// A client whose methods, parameters, bodies and answers are those of the API description.
import createFetchClient, { type Client } from "openapi-fetch";
import type { paths } from "./schema";

export type ApiClient = Client<paths>;

export interface ApiClientOptions {
  /** Where the API is, without `/api/v1`; empty for the origin of the page. */
  baseUrl?: string;
  /** What sends requests; by default the browser's own. */
  fetch?: (request: Request) => Promise<Response>;
}

export function createApiClient(options: ApiClientOptions = {}): ApiClient {
  return createFetchClient<paths>({
    baseUrl: options.baseUrl ?? "",
    fetch: options.fetch,
    credentials: "include",
  });
}
