import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { exampleDelivery } from "~/delivery/example-delivery";
import { renderInShop } from "~/testing/render-in-shop";
import { stubShop } from "~/testing/shop-stub";
import { DeliveryPromise } from "./delivery-promise";

const stub = () => stubShop({ "GET /api/v1/delivery-options": () => ({ body: exampleDelivery() }) });

test("what delivery costs, when it arrives and from how much on it is free", async () => {
  stub();
  renderInShop(<DeliveryPromise price={3600} currency="USD" />);
  expect(await screen.findByText("Arrives Nov 25 – 27: $5.00 (US)")).toBeVisible();
  expect(screen.getByText("Free delivery from $75.00")).toBeVisible();
});

test("a product that is delivered free says so, and what faster costs", async () => {
  stub();
  renderInShop(<DeliveryPromise price={7500} currency="USD" />);
  expect(await screen.findByText("Arrives Nov 25 – 27: Free (US)")).toBeVisible();
  expect(screen.getByText("Or as early as Nov 23: $15.00")).toBeVisible();
});

test("a shop that does not answer leaves what holds for every parcel", async () => {
  stubShop({ "GET /api/v1/delivery-options": () => new Error("no network") });
  renderInShop(<DeliveryPromise price={3600} currency="USD" />);
  expect(await screen.findByRole("link", { name: "About shipping" })).toBeVisible();
});
