// One product: pictures, choice, price, "Add to cart", facts, what others think of it, what goes with it.
import type { Product } from "@cloudmart/api-client";
import { RotateCw } from "lucide-react";
import { useParams } from "react-router";
import { publicAddress, useAnswer } from "~/api/answers";
import { Breadcrumbs } from "~/catalogue/breadcrumbs";
import { pathTo } from "~/catalogue/categories";
import { useText } from "~/i18n/text";
import { categoriesAddress } from "~/layout/header";
import NotFoundPage from "~/page/not-found-page";
import { Button } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { Facts } from "./facts";
import { Gallery } from "./gallery";
import { ProductSkeleton } from "./product-skeleton";
import { PurchasePanel } from "./purchase-panel";
import { RelatedProducts } from "./related-products";
import { ReviewsSection } from "./reviews-section";
import { useProductHead } from "./use-product-head";
import { useVariantChoice } from "./use-variant-choice";

export default function ProductPage() {
  const t = useText();
  const { handle = "" } = useParams();
  const {
    data: product,
    error,
    retry,
  } = useAnswer(publicAddress("/api/v1/products/{id_or_handle}", { path: { id_or_handle: handle } }));
  if (error) {
    return (
      <EmptyState
        title={t("failed.title")}
        action={
          <Button onClick={retry}>
            <RotateCw aria-hidden="true" className="size-4" />
            {t("failed.retry")}
          </Button>
        }
      >
        {error.status === 0 ? t("failed.offline") : error.message}
      </EmptyState>
    );
  }
  if (product === undefined) return <ProductSkeleton />;
  if (product === null) return <NotFoundPage />;
  return <ShownProduct key={product.id} product={product} />;
}

function ShownProduct({ product }: { product: Product }) {
  const t = useText();
  const choice = useVariantChoice(product);
  const categories = useAnswer(categoriesAddress);
  const path = pathTo(product.category?.handle ?? "", categories.data?.items ?? []);
  const crumbs = [
    { title: t("home.title"), to: "/" },
    ...path.map(({ title, handle }) => ({ title, to: `/categories/${handle}` })),
  ];
  useProductHead(product, crumbs);
  return (
    <div className="shell pt-5">
      <Breadcrumbs crumbs={crumbs} />
      <div className="mt-3 grid gap-8 lg:grid-cols-[1.25fr_1fr] lg:gap-14">
        <Gallery product={product} variant={choice.variant} />
        <div className="lg:sticky lg:top-24 lg:self-start">
          <PurchasePanel product={product} choice={choice} />
          <Facts product={product} />
        </div>
      </div>
      <ReviewsSection product={product} />
      <RelatedProducts product={product} />
    </div>
  );
}
