// What a product page says to search engines: schema.org Product with its offers, and where it stands in the shop.
import type { Product } from "@cloudmart/api-client";
import { mediaUrl, shopConfig } from "~/api/config";
import { breadcrumbData, type Crumb } from "~/catalogue/breadcrumbs";
import { usePageHead } from "~/page/page-head";
import { sourceSet } from "~/ui/picture";
import { GALLERY_SIZES } from "./gallery";

const DESCRIPTION_LENGTH = 158;

export function useProductHead(product: Product, crumbs: Crumb[]): void {
  const path = `/products/${product.handle}`;
  const origin = shopConfig().origin ?? "";
  const first = product.media[0];
  const pictures = first && sourceSet(first);
  usePageHead({
    title: product.title,
    description: shortened(product.description),
    canonical: path,
    kind: "product",
    image: first && mediaUrl(first.url),
    preload: pictures ? { srcset: pictures, sizes: GALLERY_SIZES, type: "image/webp" } : undefined,
    data: [
      productData(product, origin + path, origin),
      breadcrumbData([...crumbs, { title: product.title, to: path }], origin),
    ],
  });
}

function shortened(text: string): string {
  if (text.length <= DESCRIPTION_LENGTH) return text;
  return `${text.slice(0, text.lastIndexOf(" ", DESCRIPTION_LENGTH))} …`;
}

/** https://schema.org/Product, in the form that https://developers.google.com/search/docs/appearance/structured-data/product describes. */
export function productData(product: Product, url: string, origin: string): object {
  const { rating } = product;
  return {
    "@context": "https://schema.org",
    "@type": "Product",
    name: product.title,
    description: product.description,
    image: product.media.map((medium) => absolute(mediaUrl(medium.url), origin)),
    brand: product.brand ? { "@type": "Brand", name: product.brand } : undefined,
    category: product.category?.title,
    aggregateRating:
      rating.value !== null && rating.count > 0
        ? { "@type": "AggregateRating", ratingValue: rating.value, reviewCount: rating.count }
        : undefined,
    offers: product.variants.map((variant) => ({
      "@type": "Offer",
      sku: variant.sku,
      name: variant.title,
      url: product.variants.length > 1 ? `${url}?variant=${encodeURIComponent(variant.sku)}` : url,
      price: majorUnits(variant.price, product.currency),
      priceCurrency: product.currency,
      availability: `https://schema.org/${variant.availability.available ? "InStock" : "OutOfStock"}`,
      itemCondition: "https://schema.org/NewCondition",
    })),
  };
}

function absolute(url: string, origin: string): string {
  return url.startsWith("/") ? origin + url : url;
}

function majorUnits(amount: number, currency: string): string {
  const digits =
    new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  return (amount / 10 ** digits).toFixed(digits);
}
