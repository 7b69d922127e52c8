import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { exampleDelivery } from "~/delivery/example-delivery";
import { renderInShop } from "~/testing/render-in-shop";
import { stubShop } from "~/testing/shop-stub";
import { DeliveryPrices } from "./delivery-prices";

test("prices stand for the country that was chosen, the shop's own first", async () => {
  const shop = { country: "US", delivers_to: ["US", "DE"] };
  stubShop({
    "GET /api/v1/shop": () => ({ body: shop }),
    "GET /api/v1/delivery-options": () => ({ body: exampleDelivery() }),
  });
  renderInShop(<DeliveryPrices />);
  expect(await screen.findByText("Ordered today, arrives Nov 25 – 27")).toBeVisible();
  expect(screen.getByText("Free from $75.00")).toBeVisible();
  const country = await screen.findByRole("combobox", { name: "To" });
  expect(country).toHaveDisplayValue("United States");
  stubShop({
    "GET /api/v1/delivery-options": () => ({ body: { country: "DE", currency: "USD", options: [] } }),
  });
  await userEvent.selectOptions(country, "Germany");
  expect(await screen.findByText("We do not deliver there yet.")).toBeVisible();
  vi.unstubAllGlobals();
});
