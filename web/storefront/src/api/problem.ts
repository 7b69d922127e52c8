// What the API says when it refuses: RFC 9457 `application/problem+json`.
import type { Problem } from "@cloudmart/api-client";

/** A refusal of the API, or no answer at all (`status` 0). */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: { pointer: string; code: string; detail: string }[];

  constructor(status: number, problem?: Partial<Problem>) {
    super(problem?.detail ?? problem?.title ?? "The shop did not answer.");
    this.name = "ApiProblem";
    this.status = status;
    this.code = problem?.code ?? (status === 0 ? "offline" : "unknown");
    this.fields = (problem?.errors ?? []) as ApiProblem["fields"];
  }
}

interface Outcome<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The answer of a call of the client, or an `ApiProblem`. */
export async function answered<T>(call: Promise<Outcome<T>>): Promise<T> {
  let outcome: Outcome<T>;
  try {
    outcome = await call;
  } catch (cause) {
    if (cause instanceof ApiProblem) throw cause;
    throw new ApiProblem(0);
  }
  if (!outcome.response.ok) {
    throw new ApiProblem(outcome.response.status, (outcome.error ?? {}) as Partial<Problem>);
  }
  return outcome.data as T;
}
