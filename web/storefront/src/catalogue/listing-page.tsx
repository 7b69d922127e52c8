// Products of a category, of a search, or all of them: filters, sorting, "load more".
import { PackageSearch, RotateCw } from "lucide-react";
import { use } from "react";
import { useParams, useSearchParams } from "react-router";
import { RenderingContext, useAnswer } from "~/api/answers";
import { shopConfig } from "~/api/config";
import { useText } from "~/i18n/text";
import { categoriesAddress } from "~/layout/header";
import NotFoundPage from "~/page/not-found-page";
import { usePageHead } from "~/page/page-head";
import { Button, ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { useWideScreen } from "~/ui/use-wide-screen";
import { Breadcrumbs, breadcrumbData, type Crumb } from "./breadcrumbs";
import { pathTo } from "./categories";
import { FilterPanel } from "./filter-panel";
import { ListingHeading } from "./listing-heading";
import { countFilters, readListingQuery } from "./listing-query";
import { ListingTools } from "./listing-tools";
import { LoadMore } from "./load-more";
import { ProductGrid, ProductGridSkeleton } from "./product-grid";
import { useFacets } from "./use-facets";
import { useFilters } from "./use-filters";
import { useListing } from "./use-listing";

export default function ListingPage() {
  const t = useText();
  const { handle } = useParams();
  const [search] = useSearchParams();
  const categories = useAnswer(categoriesAddress);
  const query = readListingQuery(search, handle);
  const filters = useFilters(handle);
  const listing = useListing(query);
  const facets = useFacets(filters.query, useWideScreen());
  // All products have one; without products there is none to be shown.
  const currency = listing.products?.[0]?.currency ?? "USD";
  const path = handle && categories.data ? pathTo(handle, categories.data.items) : [];
  const category = path.at(-1);
  const rendering = use(RenderingContext);

  const title = query.q ? t("listing.search", { words: query.q }) : (category?.title ?? t("listing.title"));
  const crumbs: Crumb[] = [
    { title: t("home.title"), to: "/" },
    ...path.slice(0, -1).map((above) => ({ title: above.title, to: `/categories/${above.handle}` })),
  ];
  usePageHead({
    title,
    description: t("listing.description", { title }),
    canonical: handle ? `/categories/${handle}` : "/products",
    hidden: query.q !== undefined || undefined,
    data: [
      breadcrumbData(
        [...crumbs, { title, to: handle ? `/categories/${handle}` : "/products" }],
        shopConfig().origin ?? "",
      ),
    ],
  });

  if (handle && categories.data && !category) {
    if (rendering) rendering.status = 404;
    return <NotFoundPage />;
  }
  return (
    <div className="shell pt-5 pb-10">
      <Breadcrumbs crumbs={crumbs} />
      <ListingHeading title={title} category={category} total={listing.total} />
      <div className="mt-6 lg:grid lg:grid-cols-[14rem_1fr] lg:gap-10">
        <FilterPanel filters={filters} facets={facets} currency={currency} className="hidden lg:grid" />
        <div>
          <ListingTools filters={filters} currency={currency} />
          {listing.error ? (
            <EmptyState
              title={t("failed.title")}
              action={
                <Button onClick={listing.retry}>
                  <RotateCw aria-hidden="true" className="size-4" />
                  {t("failed.retry")}
                </Button>
              }
            >
              {listing.error.status === 0 ? t("failed.offline") : listing.error.message}
            </EmptyState>
          ) : listing.products === undefined ? (
            <ProductGridSkeleton />
          ) : listing.products.length === 0 ? (
            <EmptyState
              icon={<PackageSearch className="size-7" />}
              title={t("listing.empty")}
              action={
                <ButtonLink
                  to={handle && countFilters(query) > 0 ? `/categories/${handle}` : "/products"}
                  look="quiet"
                >
                  {t("listing.clear")}
                </ButtonLink>
              }
            >
              {query.q ? t("listing.empty.search") : t("listing.empty.filters")}
            </EmptyState>
          ) : (
            <>
              <ProductGrid products={listing.products} eager={2} heading="h2" />
              <LoadMore listing={listing} />
            </>
          )}
        </div>
      </div>
    </div>
  );
}
