// Wakes the page up in the browser: the rendered one where there is one, an empty one otherwise.
import { setupI18n } from "@lingui/core";
import { QueryClient } from "@tanstack/react-query";
import { startTransition } from "react";
import { createRoot, hydrateRoot } from "react-dom/client";
import { BrowserRouter } from "react-router";
import { readPageState } from "./api/config";
import { ApiProblem } from "./api/problem";
import { App } from "./app";
import { loadMessages } from "./i18n/load-messages";
import { localeBase, localeOf } from "./i18n/locale";
import { registerServiceWorker } from "./page/register-service-worker";

const locale = localeOf(location.pathname);
const i18n = setupI18n({ locale, messages: { [locale]: await loadMessages(locale) } });

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // A refusal will not change by asking again; silence may.
      retry: (attempts, error) =>
        attempts < 2 && !(error instanceof ApiProblem && error.status >= 400 && error.status < 500),
      refetchOnWindowFocus: false,
    },
  },
});

const state = readPageState();
for (const [url, body] of Object.entries(state ?? {})) queries.setQueryData(["answer", url], body);

const app = (
  <BrowserRouter basename={localeBase(locale) || "/"}>
    <App i18n={i18n} queries={queries} />
  </BrowserRouter>
);
const root = document.getElementById("root") as HTMLElement;
// As a transition it is done in small steps, between which the browser answers to whoever scrolls or types.
if (state) startTransition(() => void hydrateRoot(root, app));
else createRoot(root).render(app);

registerServiceWorker();
