// What the API does with sessions. Fetched when it is needed: most visitors are guests.
import type { Registration, Tokens } from "@cloudmart/api-client";
import { anonymous } from "~/api/client";
import { answered } from "~/api/problem";

export function login(email: string, password: string): Promise<Tokens> {
  return answered(anonymous.POST("/api/v1/auth/login", { body: { email, password } }));
}

export function register(registration: Registration): Promise<Tokens> {
  return answered(anonymous.POST("/api/v1/auth/register", { body: registration }));
}

export function refresh(refreshToken: string): Promise<Tokens> {
  return answered(
    anonymous.POST("/api/v1/auth/refresh", {
      body: { refresh_token: refreshToken },
      // A refresh token works once: leaving the page must not lose the answer to it.
      keepalive: true,
    }),
  );
}

export function logout(refreshToken: string): Promise<void> {
  return answered(
    anonymous.POST("/api/v1/auth/logout", { body: { refresh_token: refreshToken }, keepalive: true }),
  ) as Promise<void>;
}
