import type { Cart } from "@cloudmart/api-client";
import { expect, test } from "vitest";
import { lineOfPath, withQuantity } from "./changed-cart";
import { exampleCart } from "./example-cart";

const amounts = ({ totals }: Cart) => Object.fromEntries(totals.map(({ type, amount }) => [type, amount]));

test("a changed line changes its sum and those of the cart", () => {
  const changed = withQuantity(exampleCart(), "li_mug", 3);
  expect(changed.line_items[0]).toMatchObject({ quantity: 3, total: 5400 });
  expect(amounts(changed)).toEqual({ subtotal: 9900, discount: -500, total: 9400 });
});

test("without a line, messages about those below it move up and its own goes", () => {
  const cart = exampleCart();
  cart.messages = [message("/line_items/0"), message("/line_items/1")];
  const changed = withQuantity(cart, "li_mug", 0);
  expect(changed.line_items.map(({ id }) => id)).toEqual(["li_vase"]);
  expect(changed.messages.map(({ path }) => path)).toEqual(["/line_items/0"]);
});

test("a line that is not there changes nothing", () => {
  const cart = exampleCart();
  expect(withQuantity(cart, "li_gone", 3)).toBe(cart);
});

test("only paths of lines name a line", () => {
  expect(lineOfPath("/line_items/12/quantity")).toBe(12);
  expect(lineOfPath("/line_items")).toBeNull();
  expect(lineOfPath("/buyer/0")).toBeNull();
});

function message(path: string): Cart["messages"][number] {
  return { type: "error", code: "unavailable", path, content: "Sold out.", severity: "recoverable" };
}
