// What a visitor sees first: a sentence, a way in, three things worth a look.
import type { Product } from "@cloudmart/api-client";
import { Link } from "react-router";
import { useText } from "~/i18n/text";
import { ButtonLink } from "~/ui/button";
import { Picture } from "~/ui/picture";

export const HERO_SIZES = "(min-width: 64rem) 26rem, 60vw";

const places = ["row-span-2", "", ""];

export function Hero({ products }: { products: Product[] }) {
  const t = useText();
  return (
    <section className="shell grid items-center gap-8 py-8 sm:py-12 lg:grid-cols-[1fr_1.1fr] lg:gap-14 lg:py-16">
      <div>
        <h1 className="text-[clamp(2.6rem,8vw,5rem)] leading-[0.98] font-semibold">{t("home.hero")}</h1>
        <p className="mt-5 max-w-lg text-lg text-soft">{t("home.heroText")}</p>
        <div className="mt-8 flex flex-wrap gap-3">
          <ButtonLink to="/products" size="large">
            {t("home.heroAction")}
          </ButtonLink>
          <ButtonLink to="/products?sort=newest" size="large" look="quiet">
            {t("home.new")}
          </ButtonLink>
        </div>
      </div>
      <ul className="grid aspect-[7/5] grid-cols-[1.62fr_1fr] grid-rows-2 gap-3 sm:gap-4">
        {places.map((place, index) => {
          const product = products[index];
          return (
            <li key={product?.id ?? index} className={`overflow-hidden rounded-card bg-sunken ${place}`}>
              {product && (
                <Link
                  to={`/products/${product.handle}`}
                  className="group block size-full focus-visible:outline-offset-[-4px]"
                >
                  <Picture
                    medium={product.media[0]}
                    alt={product.title}
                    sizes={index === 0 ? HERO_SIZES : "(min-width: 64rem) 16rem, 36vw"}
                    eager
                    className="size-full transition-transform duration-500 ease-out-soft group-hover:scale-103"
                  />
                </Link>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
