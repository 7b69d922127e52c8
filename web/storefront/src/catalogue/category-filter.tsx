// The way into a part of the list: the categories below the one that is shown, with how much of the list is in each.
import type { CategoryBranch, CategoryFacet } from "@cloudmart/api-client";
import { ChevronLeft } from "lucide-react";
import { Link, useSearchParams } from "react-router";
import { useAnswer } from "~/api/answers";
import { useText } from "~/i18n/text";
import { categoriesAddress } from "~/layout/header";
import { pathTo } from "./categories";
import { Count } from "./filter-choice";
import { type ListingQuery, withChanges } from "./listing-query";

interface CategoryFilterProps {
  query: ListingQuery;
  facets: CategoryFacet[];
}

const linkClass = "flex min-h-10 items-center gap-2 underline-offset-4 hover:underline";

export function CategoryFilter({ query, facets }: CategoryFilterProps) {
  const t = useText();
  const addressOf = useCategoryAddress(query);
  const tree = useAnswer(categoriesAddress).data?.items ?? [];
  const path = query.category ? pathTo(query.category, tree) : [];
  const current = path.at(-1);
  const counts = new Map(facets.map(({ handle, count }) => [handle, count]));
  const parts = (current?.children ?? tree).filter(({ handle }) => (counts.get(handle) ?? 0) > 0);
  if (parts.length === 0 && !current) return null;
  return (
    <nav aria-label={t("filters.category")}>
      <p className="font-display font-semibold">{t("filters.category")}</p>
      {current && (
        <Link to={addressOf(path.at(-2))} className={`${linkClass} text-soft`}>
          <ChevronLeft aria-hidden="true" className="-ml-1 size-4" />
          {path.at(-2)?.title ?? t("filters.anyCategory")}
        </Link>
      )}
      <ul>
        {parts.map((part) => (
          <li key={part.handle} className="flex items-center justify-between gap-2">
            <Link to={addressOf(part)} className={linkClass}>
              {part.title}
            </Link>
            <Count count={counts.get(part.handle) ?? 0} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Where the same list is, limited to a category: a search stays a search, everything else is that category's page. */
function useCategoryAddress({ q }: ListingQuery): (category: CategoryBranch | undefined) => string {
  const [search] = useSearchParams();
  return (category) => {
    const kept = withChanges(search, { category: q ? category?.handle : undefined }).toString();
    const page = q ? "/search" : category ? `/categories/${category.handle}` : "/products";
    return kept ? `${page}?${kept}` : page;
  };
}
