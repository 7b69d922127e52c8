import type { Product, ProductVariant } from "@cloudmart/api-client";
import { describe, expect, it } from "vitest";
import { chosenVariant, nearestVariant } from "./use-variant-choice";

function variant(sku: string, colour: string, size: string, quantity: number): ProductVariant {
  const options = { Colour: colour, Size: size };
  return { sku, options, availability: { available: quantity > 0, quantity } } as unknown as ProductVariant;
}

const product = {
  options: [
    { name: "Colour", values: ["Clay", "Chalk"] },
    { name: "Size", values: ["S", "L"] },
  ],
  variants: [
    variant("CLAY-S", "Clay", "S", 0),
    variant("CLAY-L", "Clay", "L", 3),
    variant("CHALK-S", "Chalk", "S", 2),
  ],
} as unknown as Product;

describe("the chosen variant", () => {
  it("is the one the address names, even when it is sold out", () => {
    expect(chosenVariant(product, "CLAY-S").sku).toBe("CLAY-S");
  });

  it("is the first that can be bought when the address names none", () => {
    expect(chosenVariant(product, null).sku).toBe("CLAY-L");
    expect(chosenVariant(product, "GONE").sku).toBe("CLAY-L");
  });

  it("keeps the other options when one is changed", () => {
    expect(nearestVariant(product, chosenVariant(product, "CLAY-L"), "Size", "S").sku).toBe("CLAY-S");
  });

  it("gives way in the other options where no such variant exists", () => {
    expect(nearestVariant(product, chosenVariant(product, "CLAY-L"), "Colour", "Chalk").sku).toBe("CHALK-S");
  });
});
