// The addresses of what can be read, for whoever fetches without the client.
import type { paths } from "./schema";

type Json<T> = T extends { content: { "application/json": infer Body } } ? Body : never;
type GetOperation<P extends keyof paths> = paths[P] extends { get: infer Operation } ? Operation : never;

/** The paths that can be read with GET. */
export type ReadablePath = {
  [P in keyof paths]: paths[P] extends { get: { responses: unknown } } ? P : never;
}[keyof paths];

/** What a GET of `P` answers when it succeeds. */
export type AnswerOf<P extends ReadablePath> =
  GetOperation<P> extends { responses: { 200: infer Answer } } ? Json<Answer> : never;

/** The path and query parameters of a GET of `P`; every one of the latter may be left out. */
export type ParametersOf<P extends ReadablePath> =
  GetOperation<P> extends { parameters: infer Parameters }
    ? Pick<Parameters, Extract<keyof Parameters, "path">> & {
        query?: Parameters extends { query?: infer Query } ? Partial<NonNullable<Query>> : undefined;
      }
    : never;

/** The address of a GET, path parameters filled in and the query in a stable order. */
export function addressOf<P extends ReadablePath>(path: P, parameters?: ParametersOf<P>): string {
  const given = parameters as { path?: Record<string, unknown>; query?: Record<string, unknown> } | undefined;
  const filled = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(given?.path?.[name])));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(given?.query ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null && one !== "") query.append(name, String(one));
  }
  const written = String(query);
  return written ? `${filled}?${written}` : filled;
}
