// The request form, fetched once the page around it stands. The server does not render it: what it holds is somebody's.
import { lazy, Suspense, useEffect, useState } from "react";
import { Skeleton } from "~/ui/skeleton";
import type { RequestFormProps } from "./request-form";

const RequestForm = lazy(() => import("./request-form"));

export function LazyRequestForm(props: RequestFormProps) {
  const [mounted, setMounted] = useState(false);
  useEffect(() => setMounted(true), []);
  // As tall as the form, so that nothing below it moves.
  const place = <Skeleton className="h-[40rem]" />;
  return mounted ? (
    <Suspense fallback={place}>
      <RequestForm {...props} />
    </Suspense>
  ) : (
    place
  );
}
