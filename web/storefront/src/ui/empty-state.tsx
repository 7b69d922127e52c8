// What is shown where there is nothing, or where something failed: a sentence and a way on.
import type { ReactNode } from "react";

interface EmptyStateProps {
  icon?: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}

export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="grid justify-items-center gap-4 px-4 py-16 text-center">
      {icon && (
        <div aria-hidden="true" className="grid size-16 place-items-center rounded-full bg-sunken text-soft">
          {icon}
        </div>
      )}
      <h2 className="text-2xl">{title}</h2>
      {children && <div className="max-w-md text-soft">{children}</div>}
      {action}
    </div>
  );
}
