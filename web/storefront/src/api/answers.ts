// Public data of the shop by address. The renderer gives the first answers with the page; the browser fetches the rest
// and keeps them for a minute.
import { type AnswerOf, addressOf, type ParametersOf, type ReadablePath } from "@cloudmart/api-client";
import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import { shopConfig } from "./config";
import { ApiProblem } from "./problem";

/** The address of a public GET, with the type of its answer. */
export interface PublicAddress<T> {
  readonly url: string;
  readonly _answer?: T;
}

export function publicAddress<P extends ReadablePath>(
  path: P,
  parameters?: ParametersOf<P>,
): PublicAddress<AnswerOf<P>> {
  return { url: addressOf(path, parameters) };
}

/** While a page is rendered on the server: the answers there are, and those that are still needed. */
export interface Rendering {
  answers: Record<string, { status: number; body: unknown }>;
  needs: Set<string>;
  status: number;
  location?: string;
}

export const RenderingContext = createContext<Rendering | null>(null);

const FRESH_MS = 60_000;

/** Fetches a public answer; `null` when there is nothing at that address. */
export async function fetchAnswer<T>({ url }: PublicAddress<T>, signal?: AbortSignal): Promise<T | null> {
  let response: Response;
  try {
    response = await fetch(shopConfig().api_base + url, { signal, headers: { accept: "application/json" } });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ApiProblem(0);
  }
  if (response.status === 404) return null;
  const body = await response.json().catch(() => undefined);
  if (!response.ok) throw new ApiProblem(response.status, body);
  return body as T;
}

export function answerQuery<T>(address: PublicAddress<T>) {
  return {
    queryKey: ["answer", address.url] as const,
    queryFn: ({ signal }: { signal: AbortSignal }) => fetchAnswer(address, signal),
    staleTime: FRESH_MS,
  };
}

/** Puts an answer into the cache before it is asked for, for example when a link is about to be followed. */
export function useForesee(): <T>(address: PublicAddress<T>) => void {
  const client: QueryClient = useQueryClient();
  return (address) => void client.prefetchQuery(answerQuery(address));
}

export interface Answered<T> {
  /** The answer; `undefined` while it is awaited, `null` when there is nothing. */
  data: T | null | undefined;
  error: ApiProblem | null;
  retry: () => void;
}

/** Public data of a page: at hand when the page was rendered with it, fetched otherwise. */
export function useAnswer<T>(address: PublicAddress<T>, options: { enabled?: boolean } = {}): Answered<T> {
  const rendering = useContext(RenderingContext);
  const enabled = options.enabled ?? true;
  const query = useQuery({ ...answerQuery(address), enabled: enabled && rendering === null });
  if (rendering && enabled)
    return { data: renderedAnswer<T>(rendering, address.url), error: null, retry: () => {} };
  return { data: query.data, error: query.error as ApiProblem | null, retry: () => void query.refetch() };
}

/** What the renderer has for an address; notes the need where it has nothing. */
export function renderedAnswer<T>(rendering: Rendering, url: string): T | null | undefined {
  const answer = rendering.answers[url];
  if (!answer) {
    rendering.needs.add(url);
    return undefined;
  }
  if (answer.status === 200) return answer.body as T;
  return answer.status === 404 ? null : undefined;
}
