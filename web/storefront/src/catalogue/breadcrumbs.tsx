// Where a page stands in the shop, for people and (as JSON-LD) for search engines.
import { ChevronRight } from "lucide-react";
import { Link } from "react-router";
import { useText } from "~/i18n/text";

export interface Crumb {
  title: string;
  to: string;
}

export function Breadcrumbs({ crumbs }: { crumbs: Crumb[] }) {
  const t = useText();
  return (
    <nav aria-label={t("breadcrumbs.label")} className="text-sm text-soft">
      <ol className="flex flex-wrap items-center gap-x-1.5">
        {crumbs.map(({ title, to }) => (
          <li key={to} className="group/crumb flex items-center gap-x-1.5">
            <Link to={to} className="inline-block py-1 underline-offset-4 hover:text-ink hover:underline">
              {title}
            </Link>
            <ChevronRight aria-hidden="true" className="size-3.5 group-last/crumb:hidden" />
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** schema.org BreadcrumbList of the same. */
export function breadcrumbData(crumbs: Crumb[], origin: string): object {
  return {
    "@context": "https://schema.org",
    "@type": "BreadcrumbList",
    itemListElement: crumbs.map(({ title, to }, index) => ({
      "@type": "ListItem",
      position: index + 1,
      name: title,
      item: origin + to,
    })),
  };
}
