// Products side by side, and what stands there until they have come.
import type { Product } from "@cloudmart/api-client";
import { clsx } from "clsx";
import { Skeleton } from "~/ui/skeleton";
import { ProductCard } from "./product-card";

const gridClass = "grid grid-cols-2 gap-x-4 gap-y-9 sm:gap-x-6 md:grid-cols-3";

interface ProductGridProps {
  products: Product[];
  /** How many of the first pictures are surely in view. */
  eager?: number;
  heading?: "h2" | "h3";
  className?: string;
}

export function ProductGrid({ products, eager = 0, heading, className }: ProductGridProps) {
  return (
    <ul className={clsx(gridClass, className)}>
      {products.map((product, index) => (
        <li key={product.id}>
          <ProductCard product={product} eager={index < eager} heading={heading} />
        </li>
      ))}
    </ul>
  );
}

const PLACES = ["a", "b", "c", "d", "e", "f", "g", "h"];

export function ProductGridSkeleton({ className }: { className?: string }) {
  return (
    <div className={clsx(gridClass, className)} aria-busy="true">
      {PLACES.map((place) => (
        <div key={place}>
          <Skeleton className="aspect-square rounded-card" />
          <Skeleton className="mt-3 h-5 w-3/4" />
          <Skeleton className="mt-2 h-5 w-1/3" />
        </div>
      ))}
    </div>
  );
}
