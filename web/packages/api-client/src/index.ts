// A typed client of the CloudMart API. `schema.ts` is generated from `openapi/cloudmart.json` and not checked in, so it
// cannot drift: `npm run generate`.
import createFetchClient, { type Client, createQuerySerializer, defaultPathSerializer } from "openapi-fetch";
import type { paths } from "./schema";

export type * from "./schema";

export type ApiClient = Client<paths>;

export interface ApiClientOptions {
  /** Where the API is, without `/api/v1`; empty for the origin of the page. */
  baseUrl?: string;
  /** What sends requests; by default the browser's own. */
  fetch?: (request: Request) => Promise<Response>;
}

/** A client whose methods, parameters, bodies and answers are those of the API description. */
export function createApiClient(options: ApiClientOptions = {}): ApiClient {
  return createFetchClient<paths>({
    baseUrl: options.baseUrl ?? "",
    fetch: options.fetch,
    credentials: "include",
  });
}

type Json<T> = T extends { content: { "application/json": infer Body } } ? Body : never;
type GetOperation<P extends keyof paths> = paths[P] extends { get: infer Operation } ? Operation : never;

/** The paths that can be read with GET. */
export type ReadablePath = {
  [P in keyof paths]: paths[P] extends { get: { responses: unknown } } ? P : never;
}[keyof paths];

/** What a GET of `P` answers when it succeeds. */
export type AnswerOf<P extends ReadablePath> =
  GetOperation<P> extends { responses: { 200: infer Answer } } ? Json<Answer> : never;

/** The path and query parameters of a GET of `P`. */
export type ParametersOf<P extends ReadablePath> =
  GetOperation<P> extends { parameters: infer Parameters }
    ? Pick<Parameters, Extract<keyof Parameters, "path" | "query">>
    : never;

const serializeQuery = createQuerySerializer();

/** The address of a GET, path parameters filled in and the query in a stable order. */
export function addressOf<P extends ReadablePath>(path: P, parameters?: ParametersOf<P>): string {
  const given = parameters as { path?: Record<string, unknown>; query?: Record<string, unknown> } | undefined;
  const filled = given?.path ? defaultPathSerializer(path, given.path) : path;
  const known = Object.entries(given?.query ?? {}).filter(([, value]) => value !== undefined && value !== "");
  const query = serializeQuery(Object.fromEntries(known.sort(([a], [b]) => (a < b ? -1 : 1))));
  return query ? `${filled}?${query}` : filled;
}
