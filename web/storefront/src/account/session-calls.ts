// What the API does with sessions. Fetched when it is needed: most visitors are guests.
import type { Registration, Tokens } from "@cloudmart/api-client";
import { anonymous } from "~/api/client";
import { answered } from "~/api/problem";

// The refresh token goes into a cookie for the API alone. Pages of other origins may not send this header.
const params = { header: { "x-session": "cookie" } };

export function login(email: string, password: string): Promise<Tokens> {
  return answered(anonymous.POST("/api/v1/auth/login", { params, body: { email, password } }));
}

export function register(registration: Registration): Promise<Tokens> {
  return answered(anonymous.POST("/api/v1/auth/register", { params, body: registration }));
}

export function refresh(): Promise<Tokens> {
  // A refresh token works once: leaving the page must not lose the answer to it.
  return answered(anonymous.POST("/api/v1/auth/refresh", { params, keepalive: true }));
}

export function logout(): Promise<void> {
  return answered(anonymous.POST("/api/v1/auth/logout", { params, keepalive: true })) as Promise<void>;
}
