// The page of a form that leads into the account: sign in, create, reset.
import type { ReactNode } from "react";

interface DoorProps {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
  /** Other ways in. */
  foot?: ReactNode;
}

export function Door({ title, lead, children, foot }: DoorProps) {
  return (
    <div className="shell grid justify-items-center py-10 sm:py-16">
      <div className="w-full max-w-md">
        <h1 className="text-4xl">{title}</h1>
        {lead && <p className="mt-3 text-soft">{lead}</p>}
        <div className="mt-8">{children}</div>
        {foot && <div className="mt-8 grid gap-2 border-t border-line pt-6 text-soft">{foot}</div>}
      </div>
    </div>
  );
}

export const doorLinkClass =
  "inline-block py-1 font-medium text-ink underline decoration-edge underline-offset-4 hover:decoration-ink";
