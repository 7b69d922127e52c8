// What goes with a product, as the shop sees it.
import type { Product } from "@cloudmart/api-client";
import { publicAddress, useAnswer } from "~/api/answers";
import { ProductGrid } from "~/catalogue/product-grid";
import { useText } from "~/i18n/text";

const SHOWN = 4;

export function RelatedProducts({ product }: { product: Product }) {
  const t = useText();
  const { data } = useAnswer(
    publicAddress("/api/v1/products/{id_or_handle}/related", {
      path: { id_or_handle: product.handle },
      query: { limit: SHOWN },
    }),
  );
  if (!data || data.items.length === 0) return null;
  return (
    <section className="mt-20" aria-labelledby="related">
      <h2 id="related" className="mb-6 text-2xl sm:text-3xl">
        {t("product.related")}
      </h2>
      <ProductGrid products={data.items} className="md:!grid-cols-4" />
    </section>
  );
}
