import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { FormProvider, useForm } from "react-hook-form";
import { beforeEach, expect, test } from "vitest";
import { renderInShop } from "~/testing/render-in-shop";
import { stubShop } from "~/testing/shop-stub";
import { AddressFields } from "./address-fields";
import { type AddressValues, addressValues, toPostal } from "./address-values";
import { exampleFormats } from "./example-formats";

const ada = { name: "Ada Byron", line1: "12 Analytical Way", city: "Springfield", country: "US" };
let typed: () => AddressValues;

function Form({ given }: { given?: Parameters<typeof addressValues>[0] }) {
  const form = useForm({ defaultValues: { address: addressValues(given) } });
  typed = () => form.getValues("address");
  return (
    <FormProvider {...form}>
      <AddressFields at="address" />
    </FormProvider>
  );
}

beforeEach(() => {
  stubShop({
    "GET /api/v1/shop": () => ({ body: { country: "DE", delivers_to: ["AE", "DE", "IE"] } }),
    "GET /api/v1/address-formats": () => ({ body: exampleFormats() }),
  });
});

test("an address is asked for as its country writes it, and none is invented", async () => {
  renderInShop(<Form given={{ ...ada, region: "IL", postal_code: "62701" }} />);
  expect(await screen.findByRole("combobox", { name: /State/ })).toHaveValue("IL");
  const country = screen.getByRole("combobox", { name: /Country/ });
  // Not delivered to, but that is where it is.
  expect(country).toHaveDisplayValue("United States");
  await screen.findByRole("option", { name: "United Arab Emirates" });
  await userEvent.selectOptions(country, "United Arab Emirates");
  expect(screen.queryByRole("textbox", { name: /code/i })).toBeNull();
  await userEvent.selectOptions(screen.getByRole("combobox", { name: /Emirate/ }), "Dubai");
  expect(toPostal(typed())).toMatchObject({ country: "AE", region: "Dubai", postal_code: "-" });
  await userEvent.selectOptions(country, "Ireland");
  expect(screen.getByRole("textbox", { name: "County" })).not.toBeRequired();
  expect(screen.getByRole("textbox", { name: "Eircode" })).not.toBeRequired();
});

test("a country nobody delivers to is no good guess", async () => {
  renderInShop(<Form />);
  expect(await screen.findByRole("textbox", { name: /Postal code/ })).toBeRequired();
  expect(screen.getByRole("combobox", { name: /Country/ })).toHaveDisplayValue("Germany");
  expect(toPostal({ ...typed(), ...ada, country: "DE", postal_code: "123" })).toBeNull();
  expect(toPostal({ ...typed(), ...ada, country: "DE", postal_code: "10115" })).not.toBeNull();
});

test("a shop that tells no formats takes any address", async () => {
  stubShop({});
  renderInShop(<Form given={{ ...ada, postal_code: "anything" }} />);
  expect(await screen.findByRole("textbox", { name: /Postal code/ })).toHaveValue("anything");
  expect(screen.getByRole("textbox", { name: "Region" })).toBeVisible();
});
