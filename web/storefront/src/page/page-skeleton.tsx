// What stands in a page's place until its file has arrived.
import { Skeleton } from "~/ui/skeleton";

export function PageSkeleton() {
  return (
    <div className="shell min-h-[70vh] py-10" aria-busy="true">
      <Skeleton className="h-10 w-2/3 max-w-md" />
      <Skeleton className="mt-6 h-5 w-full max-w-2xl" />
      <Skeleton className="mt-3 h-5 w-5/6 max-w-xl" />
    </div>
  );
}
