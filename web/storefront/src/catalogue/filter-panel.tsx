// The filters of a listing, with how many products each would leave. Every choice is written into the address at once.
import type { Facets } from "@cloudmart/api-client";
import { clsx } from "clsx";
import { useId } from "react";
import { useText } from "~/i18n/text";
import { CategoryFilter } from "./category-filter";
import { FilterChoice } from "./filter-choice";
import type { ListingChanges } from "./listing-query";
import { PriceFilter } from "./price-filter";
import type { Filters } from "./use-filters";
import { ValueFilter } from "./value-filter";

const RATINGS = [4, 3, 2];

interface FilterPanelProps {
  filters: Filters;
  /** Not there before it is known. */
  facets: Facets | undefined;
  currency: string;
  className?: string;
}

export function FilterPanel({ filters, facets, currency, className }: FilterPanelProps) {
  const t = useText();
  const ratingName = useId();
  const { query } = filters;
  const change = (changes: ListingChanges) => filters.change(changes, true);
  const rated = (rating: number) => facets?.ratings.find(({ min_rating }) => min_rating === rating)?.count;
  const options = query.option ?? [];

  return (
    <section aria-label={t("filters.title")} className={clsx("grid content-start gap-8", className)}>
      <fieldset>
        <legend className="font-display font-semibold">{t("filters.availability")}</legend>
        <FilterChoice
          type="checkbox"
          label={t("filters.inStock")}
          count={facets?.availability.in_stock}
          checked={query.in_stock === true}
          onChange={(on) => change({ in_stock: on ? "true" : undefined })}
        />
      </fieldset>
      <fieldset>
        <legend className="font-display font-semibold">{t("filters.ratingTitle")}</legend>
        <FilterChoice
          type="radio"
          name={ratingName}
          label={t("filters.anyRating")}
          checked={!query.min_rating}
          onChange={() => change({ min_rating: undefined })}
        />
        {RATINGS.map((value) => (
          <FilterChoice
            key={value}
            type="radio"
            name={ratingName}
            label={t("filters.rating", { value })}
            count={rated(value)}
            checked={query.min_rating === value}
            onChange={() => change({ min_rating: String(value) })}
          />
        ))}
      </fieldset>
      {/* What grows when the numbers come stands last: nothing above it moves. */}
      <PriceFilter query={query} change={change} currency={currency} facet={facets?.price} />
      {facets && (
        <>
          <CategoryFilter query={query} facets={facets.categories} />
          <ValueFilter
            title={t("filters.brand")}
            values={facets.brands}
            chosen={query.brand ?? []}
            onChange={(brand) => change({ brand })}
          />
          {facets.options.map(({ name, values }) => {
            const start = `${name}:`;
            const others = options.filter((option) => !option.startsWith(start));
            return (
              <ValueFilter
                key={name}
                title={name}
                values={values}
                chosen={options.filter((o) => o.startsWith(start)).map((o) => o.slice(start.length))}
                onChange={(chosen) =>
                  change({ option: [...others, ...chosen.map((value) => start + value)] })
                }
              />
            );
          })}
        </>
      )}
    </section>
  );
}
