// What a listing is of, how much of it there is, and the way into its parts.
import type { CategoryBranch } from "@cloudmart/api-client";
import { Link } from "react-router";
import { useText } from "~/i18n/text";

interface ListingHeadingProps {
  title: string;
  category: CategoryBranch | undefined;
  total: number | null;
}

export function ListingHeading({ title, category, total }: ListingHeadingProps) {
  const t = useText();
  return (
    <>
      <div className="mt-3 flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h1 className="text-3xl sm:text-5xl">{title}</h1>
        <p className="min-h-6 text-soft" aria-live="polite">
          {total !== null && t("listing.count", { count: total })}
        </p>
      </div>
      {category && category.children.length > 0 && (
        <nav
          aria-label={t("listing.parts", { title })}
          className="-mx-4 mt-5 overflow-x-auto px-4 [scrollbar-width:none]"
        >
          <ul className="flex gap-2">
            {category.children.map((child) => (
              <li key={child.handle}>
                <Link
                  to={`/categories/${child.handle}`}
                  className="inline-flex min-h-10 items-center rounded-full border border-edge/50 bg-raised px-4 text-[0.95rem] whitespace-nowrap transition-colors hover:border-ink"
                >
                  {child.title}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </>
  );
}
