// A part of a page whose data is on its way, has failed, or is there.
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ApiProblem } from "~/api/problem";
import { useText } from "~/i18n/text";
import { Button } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { Skeleton } from "~/ui/skeleton";

interface AwaitedProps<T> {
  query: Pick<UseQueryResult<T>, "data" | "error" | "refetch">;
  children: (data: T) => ReactNode;
}

export function Awaited<T>({ query: { data, error, refetch }, children }: AwaitedProps<T>) {
  const t = useText();
  if (data !== undefined) return children(data);
  if (!error) {
    return (
      <div aria-busy="true" className="grid gap-3">
        <Skeleton className="h-24" />
        <Skeleton className="h-24" />
      </div>
    );
  }
  const silent = !(error instanceof ApiProblem) || error.status === 0;
  return (
    <EmptyState
      title={t("failed.title")}
      action={<Button onClick={() => void refetch()}>{t("failed.retry")}</Button>}
    >
      {silent ? t("failed.offline") : t("form.broken")}
    </EmptyState>
  );
}
