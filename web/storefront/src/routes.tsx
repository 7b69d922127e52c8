// Which page is at which address. In the browser each page is a file of its own, fetched when it is first shown.
import { type ComponentType, lazy, Suspense } from "react";
import { Route, Routes } from "react-router";
import { type PageName, pageLoaders } from "./page/loaders";
import { PageSkeleton } from "./page/page-skeleton";
import { serverPages } from "./page/server-pages";

/** The page of each address; the first matching wins in the way of the router. */
export const addresses: [path: string, page: PageName][] = [
  ["/", "home"],
  ["/products", "listing"],
  ["/search", "listing"],
  ["/categories/:handle", "listing"],
  ["/products/:handle", "product"],
  ["/cart", "cart"],
  ["/checkout", "checkout"],
  ["/orders/:id", "order"],
  ["/account", "account"],
  ["/account/sign-in", "sign-in"],
  ["/account/create", "create-account"],
  ["/account/reset", "reset-password"],
  // The address that mails about lost passwords name.
  ["/account/orders", "account-orders"],
  ["/account/addresses", "account-addresses"],
  ["/account/profile", "account-profile"],
  ["/shipping", "shipping"],
  ["/returns", "returns"],
  ["/privacy", "privacy"],
  ["/contact", "contact"],
  ["*", "not-found"],
];

const pages = Object.fromEntries(
  (Object.keys(pageLoaders) as PageName[]).map((name) => [
    name,
    serverPages?.[name] ?? lazy(pageLoaders[name]),
  ]),
) as Record<PageName, ComponentType>;

export function Pages() {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Routes>
        {addresses.map(([path, page]) => {
          const Page = pages[page];
          return <Route key={path} path={path} element={<Page />} />;
        })}
      </Routes>
    </Suspense>
  );
}
