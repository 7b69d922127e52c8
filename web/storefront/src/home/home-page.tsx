// The first page: what the shop is about, its departments, what is new and what others buy.
import { publicAddress, useAnswer } from "~/api/answers";
import { shopConfig } from "~/api/config";
import { useText } from "~/i18n/text";
import { categoriesAddress } from "~/layout/header";
import { shopName, usePageHead } from "~/page/page-head";
import { sourceSet } from "~/ui/picture";
import { DepartmentCards } from "./department-cards";
import { HERO_SIZES, Hero } from "./hero";
import { ProductShelf } from "./product-shelf";
import { Promises } from "./promises";

const SHELF = 8;
const newest = publicAddress("/api/v1/products", { query: { sort: "newest", in_stock: true, limit: SHELF } });
const popular = publicAddress("/api/v1/products", {
  query: { sort: "best_selling", in_stock: true, limit: SHELF },
});

export default function HomePage() {
  const t = useText();
  const categories = useAnswer(categoriesAddress);
  const fresh = useAnswer(newest);
  const loved = useAnswer(popular);
  const heroes = (loved.data?.items ?? []).slice(0, 3);
  const firstPicture = heroes[0]?.media[0];
  const pictures = firstPicture && sourceSet(firstPicture);
  const origin = shopConfig().origin ?? "";
  usePageHead({
    title: t("home.headTitle", { shop: shopName() }),
    description: t("home.description"),
    canonical: "/",
    image: firstPicture?.url,
    preload: pictures ? { srcset: pictures, sizes: HERO_SIZES, type: "image/webp" } : undefined,
    data: [
      {
        "@context": "https://schema.org",
        "@type": "WebSite",
        name: shopName(),
        url: `${origin}/`,
        potentialAction: {
          "@type": "SearchAction",
          target: `${origin}/search?q={words}`,
          "query-input": "required name=words",
        },
      },
    ],
  });
  return (
    <>
      <Hero products={heroes} />
      <DepartmentCards departments={categories.data?.items} />
      <ProductShelf
        title={t("home.new")}
        more={{ to: "/products?sort=newest", label: t("home.newMore") }}
        shelf={fresh}
      />
      <Promises />
      <ProductShelf
        title={t("home.popular")}
        more={{ to: "/products?sort=best_selling", label: t("home.popularMore") }}
        shelf={loved}
      />
    </>
  );
}
