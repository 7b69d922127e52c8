import { expect, it } from "vitest";
import { safeNext, withNext } from "./where-next";

it("goes back to pages of the shop", () => {
  expect(safeNext("/checkout")).toBe("/checkout");
  expect(safeNext("/products/vase?color=moss")).toBe("/products/vase?color=moss");
  expect(withNext("/account/sign-in", "/checkout")).toBe("/account/sign-in?next=%2Fcheckout");
});

it("never leads to another site, nor to a door again", () => {
  const elsewhere = [
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "javascript:x",
  ];
  for (const next of [null, "", ...elsewhere, "/account/sign-in?next=/x", "/account/reset?token=t"]) {
    expect(safeNext(next), String(next)).toBe("/account");
  }
});
