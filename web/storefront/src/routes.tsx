// Which page is at which address. In the browser each page is a file of its own, fetched when it is first shown.
import { type ComponentType, lazy, Suspense } from "react";
import { Route, Routes } from "react-router";
import { loadPage, type PageName } from "./page/page-files";
import { PageSkeleton } from "./page/page-skeleton";
import { serverPages } from "./page/server-pages";

/** The page of each address; the first matching wins in the way of the router. */
export const addresses: [path: string, page: PageName][] = [
  ["/", "home/home-page"],
  ["/products", "catalogue/listing-page"],
  ["/search", "catalogue/listing-page"],
  ["/categories/:handle", "catalogue/listing-page"],
  ["/products/:handle", "product/product-page"],
  ["/cart", "cart/cart-page"],
  ["/checkout", "checkout/checkout-page"],
  // Where payment pages of providers lead back to.
  ["/checkout/return", "checkout/return-page"],
  ["/orders/:id", "order/order-page"],
  ["/account", "account/account-page"],
  ["/account/sign-in", "account/sign-in-page"],
  ["/account/create", "account/create-account-page"],
  // The address that mails about lost passwords name.
  ["/account/reset", "account/reset-password-page"],
  ["/account/orders", "account/orders-page"],
  ["/account/addresses", "account/addresses-page"],
  ["/account/profile", "account/profile-page"],
  ["/shipping", "information/shipping-page"],
  ["/returns", "information/returns-page"],
  ["/privacy", "information/privacy-page"],
  ["/contact", "information/contact-page"],
  ["*", "page/not-found-page"],
];

const pages = new Map<PageName, ComponentType>();
for (const [, page] of addresses) {
  if (!pages.has(page)) pages.set(page, serverPages?.(page) ?? lazy(() => loadPage(page)));
}

export function Pages() {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Routes>
        {addresses.map(([path, page]) => {
          const Page = pages.get(page) as ComponentType;
          return <Route key={path} path={path} element={<Page />} />;
        })}
      </Routes>
    </Suspense>
  );
}
