import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import { exampleDelivery } from "~/delivery/example-delivery";
import { renderInShop } from "~/testing/render-in-shop";
import { problem, stubShop } from "~/testing/shop-stub";
import { rememberCart } from "./cart-id";
import CartPage from "./cart-page";
import { withQuantity } from "./changed-cart";
import { exampleCart } from "./example-cart";

beforeEach(() => rememberCart("cart_1"));

const mug = async () => within(await screen.findByRole("listitem", { name: "Aster Mug" }));

test("one more piece shows at once, and then what the API says", async () => {
  const { asked } = stubShop({
    "GET /api/v1/carts/cart_1": () => ({ body: exampleCart() }),
    "PATCH /api/v1/carts/cart_1/line-items/li_mug": () => ({
      body: withQuantity(exampleCart(), "li_mug", 3),
    }),
  });
  renderInShop(<CartPage />, "/cart");
  await userEvent.click((await mug()).getByRole("button", { name: "One more of Aster Mug" }));
  expect((await mug()).getByText("$54.00")).toBeVisible();
  await waitFor(() => expect(asked.at(-1)).toMatchObject({ method: "PATCH", body: { quantity: 3 } }));
  expect(await screen.findByText("Aster Mug: quantity is now 3")).toBeInTheDocument();
});

test("a refused change is taken back, and the reason stands at the line", async () => {
  stubShop({
    "GET /api/v1/carts/cart_1": () => ({ body: exampleCart() }),
    "PATCH /api/v1/carts/": () => ({
      status: 422,
      body: problem(422, "invalid_request", "no", [
        { pointer: "/quantity", code: "too_many_pieces", detail: "a line has at most 9999 pieces" },
      ]),
    }),
  });
  renderInShop(<CartPage />, "/cart");
  await userEvent.click((await mug()).getByRole("button", { name: "One more of Aster Mug" }));
  expect(await (await mug()).findByRole("alert")).toHaveTextContent("a line has at most 9999 pieces");
  expect((await mug()).getByRole("textbox", { name: "Quantity" })).toHaveValue("2");
  expect((await mug()).getByText("$36.00")).toBeVisible();
});

test("what the API says of a line stands at the line and keeps one from the checkout", async () => {
  const cart = exampleCart();
  cart.messages = [
    {
      type: "error",
      code: "unavailable",
      path: "/line_items/1",
      content: "Amphora Vase is sold out.",
      severity: "recoverable",
    },
  ];
  stubShop({ "GET /api/v1/carts/cart_1": () => ({ body: cart }) });
  renderInShop(<CartPage />, "/cart");
  const vase = await screen.findByRole("listitem", { name: "Amphora Vase" });
  expect(within(vase).getByText("Amphora Vase is sold out.")).toBeVisible();
  await userEvent.click(screen.getByRole("link", { name: "Checkout" }));
  expect(screen.getByRole("alert")).toHaveTextContent("cannot be bought as they are");
  expect(vase).toHaveFocus();
});

test("a removed line can be put back", async () => {
  const without = withQuantity(exampleCart(), "li_mug", 0);
  let cart = exampleCart();
  const { asked } = stubShop({
    "GET /api/v1/carts/cart_1": () => ({ body: cart }),
    "PATCH /api/v1/carts/cart_1/line-items/li_mug": () => {
      cart = without;
      return { body: cart };
    },
    "POST /api/v1/carts/cart_1/line-items": () => {
      cart = exampleCart();
      return { body: cart };
    },
  });
  renderInShop(<CartPage />, "/cart");
  await userEvent.click((await mug()).getByRole("button", { name: "Remove Aster Mug" }));
  const undo = await screen.findByRole("button", { name: "Undo" });
  expect(undo).toHaveFocus();
  await userEvent.click(undo);
  expect((await mug()).getByText("$36.00")).toBeVisible();
  expect(asked.at(-1)?.body).toEqual({ variant_id: "var_mug", quantity: 2 });
});

test("a cart that the API no longer knows is forgotten", async () => {
  stubShop({});
  renderInShop(<CartPage />, "/cart");
  expect(await screen.findByText("Your cart is empty")).toBeVisible();
  expect(localStorage.getItem("cloudmart.cart")).toBeNull();
});

test("what is missing until delivery is free", async () => {
  const dearer = exampleDelivery();
  for (const option of dearer.options) option.free_from = 10_000;
  stubShop({
    "GET /api/v1/carts/cart_1": () => ({ body: exampleCart() }),
    "GET /api/v1/delivery-options": () => ({ body: dearer }),
  });
  renderInShop(<CartPage />, "/cart");
  expect(await screen.findByText("$19.00 more for free delivery (US)")).toBeVisible();
});
