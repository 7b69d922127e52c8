import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { SearchBox } from "~/layout/search-box";
import { renderInShop } from "~/testing/render-in-shop";
import { stubShop } from "~/testing/shop-stub";

const suggestions = {
  questions: ["mug"],
  categories: [{ id: "cat_1", handle: "mugs", title: "Mugs & Cups", product_count: 12 }],
  products: [
    { id: "prod_1", handle: "aster-mug", title: "Aster Mug", image_url: null, price: 2400, currency: "USD" },
  ],
};
const field = () => screen.getByRole("searchbox", { name: "Search products" });

function open() {
  stubShop({ "GET /api/v1/search/suggestions": () => ({ body: suggestions }) });
  renderInShop(<SearchBox />);
}

test("what may be meant is listed while somebody types", async () => {
  open();
  await userEvent.type(field(), "mu");
  const names = (await screen.findAllByRole("option")).map(({ textContent }) => textContent);
  expect(names).toEqual(["mug", "Mugs & Cups12", "Aster Mug$24.00"]);
  expect(field()).toHaveFocus();
  expect(await screen.findByText(/3 suggestions/)).toBeInTheDocument();
});

test("arrow keys lead to a suggestion and Enter goes there", async () => {
  open();
  await userEvent.type(field(), "mu");
  await screen.findAllByRole("option");
  await userEvent.keyboard("{ArrowDown}{ArrowDown}");
  const chosen = screen.getByRole("option", { name: /Mugs/ });
  expect(chosen).toHaveAttribute("aria-selected", "true");
  expect(field()).toHaveAttribute("aria-activedescendant", chosen.id);
  await userEvent.keyboard("{Enter}");
  expect(await screen.findByText("at /categories/mugs")).toBeVisible();
});

test("beyond the last one lies the field, whose Enter searches for what was typed", async () => {
  open();
  await userEvent.type(field(), "mu");
  await screen.findAllByRole("option");
  await userEvent.keyboard("{ArrowUp}{ArrowDown}{Enter}");
  expect(await screen.findByText("at /search")).toBeVisible();
});

test("Escape puts the suggestions away and keeps what was typed", async () => {
  open();
  await userEvent.type(field(), "mu");
  await screen.findAllByRole("option");
  await userEvent.keyboard("{Escape}");
  expect(screen.queryByRole("option")).not.toBeInTheDocument();
  expect(field()).toHaveValue("mu");
});

test("a shop that suggests nothing leaves the search as it is", async () => {
  stubShop({ "GET /api/v1/search/suggestions": () => new Error("no network") });
  renderInShop(<SearchBox />);
  await userEvent.type(field(), "mug{Enter}");
  expect(await screen.findByText("at /search")).toBeVisible();
});
