// Renders one page inside the store: `renderPage` is a function of the address and the answers of the API, nothing else.
import "./renderer/polyfills";
import "./renderer/ready-pages";
import { setupI18n } from "@lingui/core";
import { QueryClient } from "@tanstack/react-query";
import { renderToString } from "react-dom/server";
import { StaticRouter } from "react-router";
import { type Rendering, RenderingContext } from "./api/answers";
import { type ShopConfig, setShopConfig } from "./api/config";
import { App } from "./app";
import { localeBase, localeOf, withoutLocale } from "./i18n/locale";
import { messages as de } from "./messages/de";
import { messages as en } from "./messages/en";
import { HeadContext, type PageHead, shopName } from "./page/page-head";
import { headMarkup } from "./renderer/head-markup";
import { pageState } from "./renderer/page-state";
import { scriptFiles } from "./renderer/script-files";

interface Input {
  url: string;
  origin: string;
  api_base?: string;
  shop?: { name?: string };
  answers: Rendering["answers"];
}

function renderPage(text: string): string {
  const input = JSON.parse(text) as Input;
  const pathname = input.url.split(/[?#]/)[0] || "/";
  const locale = localeOf(pathname);
  const config: ShopConfig = { api_base: "", shop_name: input.shop?.name, origin: input.origin };
  setShopConfig(config);
  const i18n = setupI18n({ locale, messages: { en, de } });
  const rendering: Rendering = { answers: input.answers, needs: new Set(), status: 200 };
  const collected: { head: PageHead | null } = { head: null };
  const html = renderToString(
    <RenderingContext value={rendering}>
      <HeadContext value={collected}>
        <StaticRouter location={input.url} basename={localeBase(locale) || "/"}>
          <App i18n={i18n} queries={new QueryClient()} />
        </StaticRouter>
      </HeadContext>
    </RenderingContext>,
  );
  if (rendering.needs.size > 0) return JSON.stringify({ needs: [...rendering.needs] });
  const place = { origin: input.origin, pathname: withoutLocale(pathname), locale };
  const head = headMarkup(collected.head ?? { title: shopName() }, {
    ...place,
    scripts: scriptFiles(place.pathname, locale),
  });
  return JSON.stringify({
    status: rendering.status,
    location: rendering.location,
    lang: locale,
    head,
    html,
    state: JSON.stringify(pageState(rendering)),
    cache: "public",
  });
}

(globalThis as Record<string, unknown>).renderPage = renderPage;
