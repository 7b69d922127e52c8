// Which variant is chosen. The choice is in the address (`?variant=SKU`), so a link shows the same one.
import type { Product, ProductVariant } from "@cloudmart/api-client";
import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";

export interface OptionValue {
  value: string;
  chosen: boolean;
  /** Whether a variant with this value and the other chosen ones exists and can be bought. */
  available: boolean;
}

export interface VariantChoice {
  variant: ProductVariant;
  options: { name: string; values: OptionValue[] }[];
  choose: (option: string, value: string) => void;
}

export function useVariantChoice(product: Product): VariantChoice {
  const [search, setSearch] = useSearchParams();
  const variant = chosenVariant(product, search.get("variant"));
  const choose = useCallback(
    (option: string, value: string) => {
      const next = nearestVariant(product, variant, option, value);
      setSearch(
        (now) => {
          now.set("variant", next.sku);
          return now;
        },
        { replace: true, preventScrollReset: true },
      );
    },
    [product, variant, setSearch],
  );
  const options = useMemo(() => optionsOf(product, variant), [product, variant]);
  return { variant, options, choose };
}

/** The variant of the address, else the first that can be bought, else the first. */
export function chosenVariant({ variants }: Product, sku: string | null): ProductVariant {
  const chosen =
    variants.find((variant) => variant.sku === sku) ??
    variants.find(({ availability }) => availability.available) ??
    variants[0];
  if (!chosen) throw new Error("a product has at least one variant");
  return chosen;
}

/** The variant with one option changed; where there is none, one that keeps as many of the others as possible. */
export function nearestVariant(
  { variants }: Product,
  from: ProductVariant,
  option: string,
  value: string,
): ProductVariant {
  const shared = (variant: ProductVariant) =>
    Object.entries(from.options).filter(([name, kept]) => name !== option && variant.options[name] === kept)
      .length;
  const candidates = variants.filter((variant) => variant.options[option] === value);
  const rank = (variant: ProductVariant) => shared(variant) * 2 + (variant.availability.available ? 1 : 0);
  return candidates.reduce(
    (best, variant) => (rank(variant) > rank(best) ? variant : best),
    candidates[0] ?? from,
  );
}

function optionsOf(product: Product, variant: ProductVariant): VariantChoice["options"] {
  return product.options.map(({ name, values }) => ({
    name,
    values: values.map((value) => ({
      value,
      chosen: variant.options[name] === value,
      available: product.variants.some(
        (other) =>
          other.availability.available &&
          other.options[name] === value &&
          product.options.every(
            (option) => option.name === name || other.options[option.name] === variant.options[option.name],
          ),
      ),
    })),
  }));
}
