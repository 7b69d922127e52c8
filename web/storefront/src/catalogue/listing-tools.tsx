// Above the products: the filters on small screens, what is filtered by, and the order.
import { SlidersHorizontal } from "lucide-react";
import { lazy, useId, useState } from "react";
import { useText } from "~/i18n/text";
import { Button } from "~/ui/button";
import { ChoiceList } from "~/ui/choice-list";
import { Late } from "~/ui/late";
import { useEarlyChoice } from "~/ui/use-early-choice";
import { ActiveFilters } from "./active-filters";
import { countFilters, DEFAULT_SORT, SORTS } from "./listing-query";
import type { Filters } from "./use-filters";

const FilterDrawer = lazy(() => import("./filter-drawer"));

export function ListingTools({ filters, currency }: { filters: Filters; currency: string }) {
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
      <ActiveFilters filters={filters} currency={currency} />
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
          <FilterDrawer filters={filters} currency={currency} onClose={() => setOpen(false)} />
        </Late>
      )}
    </div>
  );
}
