import type { Facets } from "@cloudmart/api-client";
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useLocation } from "react-router";
import { expect, test } from "vitest";
import { renderInShop } from "~/testing/render-in-shop";
import { stubShop } from "~/testing/shop-stub";
import { FilterPanel } from "./filter-panel";
import { useFilters } from "./use-filters";

const facets: Facets = {
  categories: [{ id: "cat_1", handle: "mugs", title: "Mugs", count: 4 }],
  price: {
    min: 900,
    max: 9900,
    buckets: [
      { min: 0, max: 4999, count: 9 },
      { min: 5000, max: 9999, count: 2 },
    ],
  },
  availability: { in_stock: 10, out_of_stock: 1 },
  ratings: [{ min_rating: 4, count: 6 }],
  brands: [
    { value: "Aster & Kiln", count: 7 },
    { value: "Pantry", count: 4 },
  ],
  options: [
    {
      name: "Colour",
      values: [
        { value: "Clay", count: 3 },
        { value: "Chalk", count: 2 },
      ],
    },
  ],
};

function Panel() {
  const { pathname, search } = useLocation();
  return (
    <>
      <FilterPanel filters={useFilters()} facets={facets} currency="USD" />
      <output>{decodeURIComponent((pathname + search).replaceAll("+", " "))}</output>
    </>
  );
}

function open() {
  stubShop({
    "GET /api/v1/categories": () => ({
      body: {
        items: [{ id: "cat_1", handle: "mugs", title: "Mugs", product_count: 4, children: [], image: null }],
      },
    }),
  });
  renderInShop(<Panel />, "/products");
}

test("each value says how many products it would leave", () => {
  open();
  expect(screen.getByRole("checkbox", { name: "In stock" })).toHaveAccessibleDescription("10 products");
  expect(screen.getByRole("checkbox", { name: "Aster & Kiln" })).toHaveAccessibleDescription("7 products");
  expect(screen.getByRole("radio", { name: "$50.00 to $99.99" })).toHaveAccessibleDescription("2 products");
});

test("brands and options are kept in the address, several at a time", async () => {
  open();
  await userEvent.click(screen.getByRole("checkbox", { name: "Aster & Kiln" }));
  await userEvent.click(screen.getByRole("checkbox", { name: "Pantry" }));
  await userEvent.click(within(screen.getByRole("group", { name: "Colour" })).getByLabelText("Clay"));
  expect(screen.getByText(/brand=Aster & Kiln&brand=Pantry&option=Colour:Clay/)).toBeVisible();
  await userEvent.click(screen.getByRole("checkbox", { name: "Pantry" }));
  expect(screen.queryByText(/Pantry&/)).not.toBeInTheDocument();
});

test("a range of prices is chosen at once and taken back", async () => {
  open();
  await userEvent.click(screen.getByRole("radio", { name: "$0.00 to $49.99" }));
  expect(screen.getByText(/min_price=0&max_price=4999/)).toBeVisible();
  await userEvent.click(screen.getByRole("radio", { name: "Any price" }));
  expect(screen.queryByText(/min_price/)).not.toBeInTheDocument();
});

test("a department keeps the other filters", async () => {
  open();
  await userEvent.click(screen.getByRole("checkbox", { name: "In stock" }));
  expect(await screen.findByRole("link", { name: "Mugs" })).toHaveAttribute(
    "href",
    "/categories/mugs?in_stock=true",
  );
});
