import { afterEach, expect, test } from "vitest";
import { setShopConfig } from "~/api/config";
import { returnAddress } from "./return-address";

afterEach(() => setShopConfig({ api_base: "" }));

test("the shop is told a path, which it completes itself", () => {
  setShopConfig({ api_base: "", origin: "https://shop.example" });
  expect(returnAddress("/de/checkout/return")).toBe("/de/checkout/return");
});

test("a copy elsewhere and a shop on this machine say where they are", () => {
  setShopConfig({ api_base: "https://api.shop.example", origin: "https://shop.example" });
  expect(returnAddress("/checkout/return")).toBe(`${location.origin}/checkout/return`);
  setShopConfig({ api_base: "", origin: "http://127.0.0.1:8080" });
  expect(returnAddress("/checkout/return")).toBe(`${location.origin}/checkout/return`);
});
