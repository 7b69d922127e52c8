// Shows a part of the shop the way the app does: with texts, data, addresses and announcements.
import { setupI18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import type { ReactNode } from "react";
import { MemoryRouter, Route, Routes, useLocation } from "react-router";
import { messages } from "~/messages/en";
import { Announcer } from "~/ui/announcer";

/** `children` are at `path`; whatever other address is gone to is shown as a text. */
export function renderInShop(children: ReactNode, path = "/", search = "") {
  const i18n = setupI18n({ locale: "en", messages: { en: messages } });
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return render(
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={queries}>
        <MemoryRouter initialEntries={[path + search]}>
          <Routes>
            <Route path={path} element={children} />
            <Route path="*" element={<Elsewhere />} />
          </Routes>
          <Announcer />
        </MemoryRouter>
      </QueryClientProvider>
    </I18nProvider>,
  );
}

function Elsewhere() {
  const { pathname } = useLocation();
  return <p>at {pathname}</p>;
}
