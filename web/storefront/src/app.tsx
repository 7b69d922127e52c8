// Everything around the pages: language, data, frame and notices.

import type { I18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { Frame } from "./layout/frame";
import { Pages } from "./routes";

interface AppProps {
  i18n: I18n;
  queries: QueryClient;
}

export function App({ i18n, queries }: AppProps) {
  return (
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={queries}>
        <Frame>
          <Pages />
        </Frame>
      </QueryClientProvider>
    </I18nProvider>
  );
}
