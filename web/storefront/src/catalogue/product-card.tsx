// A product as it stands on a shelf: picture, name, price. The whole card is one link.
import type { Product } from "@cloudmart/api-client";
import { Link } from "react-router";
import { publicAddress, useForesee } from "~/api/answers";
import { useText } from "~/i18n/text";
import { Picture } from "~/ui/picture";
import { Price } from "~/ui/price";
import { Stars } from "~/ui/stars";

interface ProductCardProps {
  product: Product;
  /** For the cards that are surely in view first. */
  eager?: boolean;
  /** The level of its name's heading: one below that of the section it stands in. */
  heading?: "h2" | "h3";
  /** How wide the card will be, in the words of the `sizes` attribute. */
  sizes?: string;
}

export const CARD_SIZES = "(min-width: 64rem) 19rem, (min-width: 40rem) 33vw, 46vw";

export function ProductCard({
  product,
  eager,
  heading: Heading = "h3",
  sizes = CARD_SIZES,
}: ProductCardProps) {
  const t = useText();
  const foresee = useForesee();
  const { handle, title, media, price_range: range, currency, rating } = product;
  const [first, second] = media;
  const address = publicAddress("/api/v1/products/{id_or_handle}", { path: { id_or_handle: handle } });
  return (
    <article className="group relative">
      <div className="relative overflow-hidden rounded-card">
        <Picture medium={first} alt="" sizes={sizes} eager={eager} />
        {second && (
          <div className="absolute inset-0 hidden opacity-0 transition-opacity duration-300 group-hover:opacity-100 [@media(hover:hover)]:block">
            <Picture medium={{ ...second, placeholder: null }} alt="" sizes={sizes} />
          </div>
        )}
        <Badge product={product} />
      </div>
      <Heading className="mt-3 font-sans text-[0.95rem] leading-snug font-medium tracking-normal sm:text-base">
        <Link
          to={`/products/${handle}`}
          onPointerEnter={() => foresee(address)}
          onFocus={() => foresee(address)}
          className="after:absolute after:inset-0 after:rounded-card focus-visible:outline-none focus-visible:after:outline-[2.5px] focus-visible:after:outline-offset-4 focus-visible:after:outline-accent"
        >
          {title}
        </Link>
      </Heading>
      <p className="mt-0.5 text-[0.95rem]">
        {range.min !== range.max && <span className="text-soft">{t("product.from")} </span>}
        <Price amount={range.min} currency={currency} before={reducedFrom(product)} />
      </p>
      {rating.value !== null && rating.count > 0 && <Stars value={rating.value} count={rating.count} />}
    </article>
  );
}

/** The former price, when every variant is reduced alike. */
function reducedFrom({ variants, price_range: { min, max } }: Product): number | null {
  return min === max ? (variants[0]?.compare_at_price ?? null) : null;
}

function Badge({ product }: { product: Product }) {
  const t = useText();
  const soldOut = !product.variants.some(({ availability }) => availability.available);
  const reduced = product.variants.some(({ price, compare_at_price: before }) => (before ?? 0) > price);
  if (!soldOut && !reduced) return null;
  return (
    <span className="absolute top-3 left-3 rounded-full bg-raised/95 px-3 py-1 text-xs font-medium text-ink">
      {soldOut ? t("product.soldOut") : t("product.reduced")}
    </span>
  );
}
