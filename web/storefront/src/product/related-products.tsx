// What stands on the same shelf.
import type { Product } from "@cloudmart/api-client";
import { publicAddress, useAnswer } from "~/api/answers";
import { ProductGrid } from "~/catalogue/product-grid";
import { useText } from "~/i18n/text";

const SHOWN = 4;

export function RelatedProducts({ product }: { product: Product }) {
  const t = useText();
  const category = product.category?.handle;
  const { data } = useAnswer(
    publicAddress("/api/v1/products", { query: { category, in_stock: true, limit: SHOWN + 1 } }),
    { enabled: category !== undefined },
  );
  const others = (data?.items ?? []).filter(({ id }) => id !== product.id).slice(0, SHOWN);
  if (others.length === 0) return null;
  return (
    <section className="mt-20" aria-labelledby="related">
      <h2 id="related" className="mb-6 text-2xl sm:text-3xl">
        {t("product.related")}
      </h2>
      <ProductGrid products={others} className="md:!grid-cols-4" />
    </section>
  );
}
