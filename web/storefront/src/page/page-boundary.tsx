// What stands in a page's place when it breaks: most often a file that could not be fetched, because the network is
// gone or a newer version of the shop has replaced it.
import type { ReactNode } from "react";
import { ErrorBoundary } from "react-error-boundary";
import { useLocation } from "react-router";
import { useText } from "~/i18n/text";
import { Button } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";

export function PageBoundary({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  return (
    <ErrorBoundary FallbackComponent={Broken} resetKeys={[pathname]}>
      {children}
    </ErrorBoundary>
  );
}

function Broken() {
  const t = useText();
  return (
    <EmptyState
      title={t("failed.title")}
      action={<Button onClick={() => location.reload()}>{t("failed.retry")}</Button>}
    >
      {t("failed.page")}
    </EmptyState>
  );
}
