// A row of products under a heading, with the way to more of them.
import type { Product } from "@cloudmart/api-client";
import { ArrowRight } from "lucide-react";
import { useId } from "react";
import { Link } from "react-router";
import type { Answered } from "~/api/answers";
import { ProductGrid, ProductGridSkeleton } from "~/catalogue/product-grid";

interface ProductShelfProps {
  title: string;
  more?: { to: string; label: string };
  shelf: Answered<{ items: Product[] }>;
}

export function ProductShelf({ title, more, shelf }: ProductShelfProps) {
  const id = useId();
  // A shelf is an extra: without products, or when they cannot be had, it is not there.
  if (shelf.error || (shelf.data && shelf.data.items.length === 0)) return null;
  return (
    <section className="shell py-10" aria-labelledby={id}>
      <div className="mb-6 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id={id} className="text-2xl sm:text-3xl">
          {title}
        </h2>
        {more && (
          <Link
            to={more.to}
            className="inline-flex items-center gap-1.5 py-2 font-medium text-accent underline-offset-4 hover:underline"
          >
            {more.label}
            <ArrowRight aria-hidden="true" className="size-4" />
          </Link>
        )}
      </div>
      {shelf.data ? (
        <ProductGrid products={shelf.data.items} className="md:!grid-cols-4" />
      ) : (
        <ProductGridSkeleton className="md:!grid-cols-4" />
      )}
    </section>
  );
}
