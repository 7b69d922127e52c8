// How each page is fetched. The file names also tell the renderer which scripts a page will need.
import type { ComponentType } from "react";
import { addInformation } from "../i18n/load-messages";

type Loader = () => Promise<{ default: ComponentType }>;

/** For pages whose texts are not there from the beginning. */
const explaining =
  (load: Loader): Loader =>
  async () => {
    const [page] = await Promise.all([load(), addInformation()]);
    return page;
  };

export const pageLoaders = {
  home: () => import("../home/home-page"),
  listing: () => import("../catalogue/listing-page"),
  product: () => import("../product/product-page"),
  cart: () => import("../cart/cart-page"),
  checkout: () => import("../checkout/checkout-page"),
  order: () => import("../order/order-page"),
  account: () => import("../account/account-page"),
  "sign-in": () => import("../account/sign-in-page"),
  "create-account": () => import("../account/create-account-page"),
  "reset-password": () => import("../account/reset-password-page"),
  "account-orders": () => import("../account/orders-page"),
  "account-addresses": () => import("../account/addresses-page"),
  "account-profile": () => import("../account/profile-page"),
  shipping: explaining(() => import("../information/shipping-page")),
  returns: explaining(() => import("../information/returns-page")),
  privacy: explaining(() => import("../information/privacy-page")),
  contact: explaining(() => import("../information/contact-page")),
  "not-found": () => import("../page/not-found-page"),
} satisfies Record<string, Loader>;

export type PageName = keyof typeof pageLoaders;

/** The source file of each page, as the build's manifest names it. */
export const pageSources: Record<PageName, string> = {
  home: "src/home/home-page.tsx",
  listing: "src/catalogue/listing-page.tsx",
  product: "src/product/product-page.tsx",
  cart: "src/cart/cart-page.tsx",
  checkout: "src/checkout/checkout-page.tsx",
  order: "src/order/order-page.tsx",
  account: "src/account/account-page.tsx",
  "sign-in": "src/account/sign-in-page.tsx",
  "create-account": "src/account/create-account-page.tsx",
  "reset-password": "src/account/reset-password-page.tsx",
  "account-orders": "src/account/orders-page.tsx",
  "account-addresses": "src/account/addresses-page.tsx",
  "account-profile": "src/account/profile-page.tsx",
  shipping: "src/information/shipping-page.tsx",
  returns: "src/information/returns-page.tsx",
  privacy: "src/information/privacy-page.tsx",
  contact: "src/information/contact-page.tsx",
  "not-found": "src/page/not-found-page.tsx",
};
