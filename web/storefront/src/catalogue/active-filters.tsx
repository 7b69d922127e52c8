// What a listing is filtered by, each to be taken away with a click.
import { X } from "lucide-react";
import { useMoney, useText } from "~/i18n/text";
import { useAwake } from "~/page/use-awake";
import type { ListingChanges } from "./listing-query";
import type { Filters } from "./use-filters";

type Chip = [key: string, label: string, without: ListingChanges];

export function ActiveFilters({ filters, currency }: { filters: Filters; currency: string }) {
  const t = useText();
  const awake = useAwake();
  const chips = useChips(filters, currency);
  return chips.map(([key, label, without]) => (
    <button
      key={key}
      type="button"
      disabled={!awake}
      aria-label={t("filters.remove", { label })}
      onClick={() => filters.change(without)}
      className="inline-flex min-h-9 items-center gap-1.5 rounded-full bg-sunken px-3.5 text-sm hover:bg-line"
    >
      {label}
      <X aria-hidden="true" className="size-3.5" />
    </button>
  ));
}

function useChips({ query }: Filters, currency: string): Chip[] {
  const t = useText();
  const money = useMoney();
  const { min_price: min, max_price: max, brand = [], option = [] } = query;
  const chips: Chip[] = [];
  const price =
    min !== undefined && max !== undefined
      ? t("filters.between", { min: money(min, currency), max: money(max, currency) })
      : min !== undefined
        ? t("filters.above", { min: money(min, currency) })
        : max !== undefined
          ? t("filters.below", { max: money(max, currency) })
          : null;
  if (price) chips.push(["price", price, { min_price: undefined, max_price: undefined }]);
  if (query.in_stock) chips.push(["stock", t("filters.inStock"), { in_stock: undefined }]);
  if (query.min_rating)
    chips.push(["rating", t("filters.rating", { value: query.min_rating }), { min_rating: undefined }]);
  for (const one of brand) chips.push([`brand ${one}`, one, { brand: brand.filter((b) => b !== one) }]);
  for (const one of option)
    chips.push([one, one.replace(":", ": "), { option: option.filter((other) => other !== one) }]);
  return chips;
}
