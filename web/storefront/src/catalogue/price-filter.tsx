// What it may cost: a range with how much there is in it, or any two prices, which count when their field is left.
import type { PriceFacet } from "@cloudmart/api-client";
import { type FormEvent, useId } from "react";
import { useMoney, useText } from "~/i18n/text";
import { FilterChoice } from "./filter-choice";
import type { ListingChanges, ListingQuery } from "./listing-query";

interface PriceFilterProps {
  query: ListingQuery;
  change: (changes: ListingChanges) => void;
  currency: string;
  facet: PriceFacet | null | undefined;
}

const MINOR_UNITS = 100;

export function PriceFilter({ query, change, currency, facet }: PriceFilterProps) {
  const t = useText();
  const money = useMoney();
  const name = useId();
  const { min_price: min, max_price: max } = query;

  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    change({ min_price: minorUnits(fields.get("from")), max_price: minorUnits(fields.get("to")) });
  };

  return (
    <form onSubmit={apply}>
      <fieldset className="min-w-0">
        <legend className="font-display font-semibold">{t("filters.price")}</legend>
        <div
          className="mt-3 flex items-center gap-2"
          onBlur={(event) => event.currentTarget.closest("form")?.requestSubmit()}
        >
          <PriceField key={`from ${min}`} name="from" label={t("filters.from")} value={min} />
          <span aria-hidden="true">–</span>
          <PriceField key={`to ${max}`} name="to" label={t("filters.to")} value={max} />
        </div>
        <button type="submit" className="sr-only">
          {t("filters.apply")}
        </button>
        {facet && facet.buckets.length > 1 && (
          <div className="mt-2">
            <FilterChoice
              type="radio"
              name={name}
              label={t("filters.anyPrice")}
              checked={min === undefined && max === undefined}
              onChange={() => change({ min_price: undefined, max_price: undefined })}
            />
            {facet.buckets.map((bucket) => (
              <FilterChoice
                key={bucket.min}
                type="radio"
                name={name}
                label={t("filters.between", {
                  min: money(bucket.min, currency),
                  max: money(bucket.max, currency),
                })}
                count={bucket.count}
                checked={min === bucket.min && max === bucket.max}
                onChange={() => change({ min_price: String(bucket.min), max_price: String(bucket.max) })}
              />
            ))}
          </div>
        )}
      </fieldset>
    </form>
  );
}

function minorUnits(text: FormDataEntryValue | null): string | undefined {
  const value = Number.parseFloat(String(text ?? "").replace(",", "."));
  return Number.isFinite(value) && value >= 0 ? String(Math.round(value * MINOR_UNITS)) : undefined;
}

function PriceField({ name, label, value }: { name: string; label: string; value: number | undefined }) {
  return (
    <input
      name={name}
      aria-label={label}
      placeholder={label}
      inputMode="decimal"
      autoComplete="off"
      defaultValue={value === undefined ? "" : value / MINOR_UNITS}
      className="h-11 w-full min-w-0 rounded-control border border-edge/60 bg-raised px-3 placeholder:text-soft hover:border-ink"
    />
  );
}
