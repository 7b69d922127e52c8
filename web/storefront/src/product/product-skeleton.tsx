// A product page until the product has come.
import { Skeleton } from "~/ui/skeleton";

export function ProductSkeleton() {
  return (
    <div className="shell grid gap-8 pt-14 lg:grid-cols-[1.25fr_1fr] lg:gap-14" aria-busy="true">
      <Skeleton className="aspect-square rounded-card" />
      <div>
        <Skeleton className="h-10 w-3/4" />
        <Skeleton className="mt-4 h-8 w-1/3" />
        <Skeleton className="mt-10 h-12 w-full" />
        <Skeleton className="mt-4 h-12 w-full" />
      </div>
    </div>
  );
}
