// A part of the page whose file is fetched when it is needed. When that fails, the rest of the page stays.
import { type ReactNode, Suspense } from "react";
import { ErrorBoundary } from "react-error-boundary";

interface LateProps {
  /** Stands in its place until it has come. */
  until?: ReactNode;
  /** Told when it could not be had, so that a later attempt can be made. */
  onFailed?: () => void;
  children: ReactNode;
}

export function Late({ until, onFailed, children }: LateProps) {
  return (
    <ErrorBoundary fallback={null} onError={onFailed}>
      <Suspense fallback={until}>{children}</Suspense>
    </ErrorBoundary>
  );
}
