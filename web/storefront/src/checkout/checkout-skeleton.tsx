// What stands in the checkout's place until it is open.
import { Skeleton } from "~/ui/skeleton";

export function CheckoutSkeleton() {
  return (
    <div aria-busy="true" className="mt-8 grid gap-10 lg:grid-cols-[1fr_24rem] lg:gap-16">
      <div className="grid content-start gap-5">
        {["contact", "name", "street", "city"].map((field) => (
          <div key={field} className="grid gap-2">
            <Skeleton className="h-4 w-28" />
            <Skeleton className="h-12" />
          </div>
        ))}
      </div>
      <Skeleton className="h-72 rounded-card" />
    </div>
  );
}
