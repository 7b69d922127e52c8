// Where the reviews of a product stand. They are fetched when somebody comes near them.
import type { Product } from "@cloudmart/api-client";
import { lazy, useEffect, useRef, useState } from "react";
import { useText } from "~/i18n/text";
import { Late } from "~/ui/late";
import { Skeleton } from "~/ui/skeleton";

const Reviews = lazy(() => import("./reviews"));
const NEAR = "400px";

export function ReviewsSection({ product }: { product: Product }) {
  const t = useText();
  const section = useRef<HTMLElement>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (!section.current) return;
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && setNear(true), {
      rootMargin: NEAR,
    });
    watch.observe(section.current);
    return () => watch.disconnect();
  }, []);
  return (
    <section
      ref={section}
      id="reviews"
      aria-labelledby="reviews-title"
      className="mt-20 min-h-60 scroll-mt-24"
    >
      <h2 id="reviews-title" className="mb-6 text-2xl sm:text-3xl">
        {t("reviews.title")}
      </h2>
      {near && (
        <Late until={<Skeleton className="h-40" />}>
          <Reviews product={product} />
        </Late>
      )}
    </section>
  );
}
