// Above the products: the filters on small screens, what is filtered by, and the order.
import { SlidersHorizontal, X } from "lucide-react";
import { lazy, useId, useState } from "react";
import { useMoney, useText } from "~/i18n/text";
import { useAwake } from "~/page/use-awake";
import { Button } from "~/ui/button";
import { ChoiceList } from "~/ui/choice-list";
import { Late } from "~/ui/late";
import { useEarlyChoice } from "~/ui/use-early-choice";
import { countFilters, DEFAULT_SORT, type ListingChanges, SORTS } from "./listing-query";
import type { Filters } from "./use-filters";

const FilterDrawer = lazy(() => import("./filter-drawer"));

export function ListingTools({ filters }: { filters: Filters }) {
  const t = useText();
  const { query, change } = filters;
  const [open, setOpen] = useState(false);
  const sortId = useId();
  const count = countFilters(query);
  const sorts = SORTS.filter((sort) => sort !== "relevance" || query.q !== undefined);
  const current = query.sort ?? (query.q ? "relevance" : DEFAULT_SORT);
  const list = useEarlyChoice<HTMLSelectElement>(
    ({ value }) => value !== current,
    ({ value }) => change({ sort: value }),
  );
  return (
    <div className="mb-6 flex flex-wrap items-center gap-3">
      <Button look="quiet" className="lg:hidden" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <SlidersHorizontal aria-hidden="true" className="size-4" />
        {count > 0 ? t("filters.titleCount", { count }) : t("filters.title")}
      </Button>
      <ActiveFilters filters={filters} />
      <label htmlFor={sortId} className="ml-auto flex min-w-0 items-center gap-2 text-[0.95rem]">
        <span className="max-sm:sr-only text-soft">{t("sort.label")}</span>
        <ChoiceList
          ref={list}
          id={sortId}
          value={current}
          onChange={(event) => change({ sort: event.target.value })}
        >
          {sorts.map((sort) => (
            <option key={sort} value={sort}>
              {t(`sort.${sort}`)}
            </option>
          ))}
        </ChoiceList>
      </label>
      {open && (
        <Late>
          <FilterDrawer filters={filters} onClose={() => setOpen(false)} />
        </Late>
      )}
    </div>
  );
}

function ActiveFilters({ filters }: { filters: Filters }) {
  const t = useText();
  const money = useMoney();
  const awake = useAwake();
  const { query, change } = filters;
  const { min_price: min, max_price: max } = query;
  const price =
    min !== undefined && max !== undefined
      ? t("filters.between", { min: money(min, "USD"), max: money(max, "USD") })
      : min !== undefined
        ? t("filters.above", { min: money(min, "USD") })
        : max !== undefined
          ? t("filters.below", { max: money(max, "USD") })
          : null;
  const chips: [key: string, label: string, without: ListingChanges][] = [];
  if (price) chips.push(["price", price, { min_price: undefined, max_price: undefined }]);
  if (query.in_stock) chips.push(["stock", t("filters.inStock"), { in_stock: undefined }]);
  if (query.min_rating)
    chips.push(["rating", t("filters.rating", { value: query.min_rating }), { min_rating: undefined }]);
  return chips.map(([key, label, without]) => (
    <button
      key={key}
      type="button"
      disabled={!awake}
      aria-label={t("filters.remove", { label })}
      onClick={() => change(without)}
      className="inline-flex min-h-9 items-center gap-1.5 rounded-full bg-sunken px-3.5 text-sm hover:bg-line"
    >
      {label}
      <X aria-hidden="true" className="size-3.5" />
    </button>
  ));
}
