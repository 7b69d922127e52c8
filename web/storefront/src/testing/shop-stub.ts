// An API for component tests: each test says what it answers, and sees what it was asked.
import { vi } from "vitest";

export interface Asked {
  method: string;
  path: string;
  body: unknown;
  key: string | null;
}

type Answer = { status?: number; body: unknown } | Error;
type Route = (asked: Asked) => Answer | Promise<Answer>;

/** Answers like the API: `"PATCH /api/v1/carts/"` answers to every path that begins so; the longest wins. */
export function stubShop(routes: Record<string, Route>): { asked: Asked[] } {
  const asked: Asked[] = [];
  vi.stubGlobal("fetch", async (input: Request | string) => {
    const request = input instanceof Request ? input : new Request(input);
    const text = await request.text();
    const { pathname } = new URL(request.url);
    const question: Asked = {
      method: request.method,
      path: pathname,
      body: text ? JSON.parse(text) : null,
      key: request.headers.get("idempotency-key"),
    };
    asked.push(question);
    const name = Object.keys(routes)
      .filter((start) => `${request.method} ${pathname}`.startsWith(start))
      .sort((a, b) => b.length - a.length)[0];
    const answer = name
      ? await routes[name]?.(question)
      : { status: 404, body: problem(404, "not_found", "") };
    if (answer instanceof Error) throw new TypeError(answer.message);
    const status = answer?.status ?? 200;
    const type = status < 400 ? "application/json" : "application/problem+json";
    return new Response(JSON.stringify(answer?.body), { status, headers: { "content-type": type } });
  });
  return { asked };
}

export function problem(
  status: number,
  code: string,
  detail: string,
  errors?: { pointer: string; code: string; detail: string }[],
) {
  return { type: `/docs/errors/${code}`, title: code, status, code, detail, ...(errors && { errors }) };
}
