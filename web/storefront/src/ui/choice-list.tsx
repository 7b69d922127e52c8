// The browser's own list of choices, in our clothes: it opens as people know it from their device.
import { clsx } from "clsx";
import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";

export function ChoiceList({ className, children, ...rest }: ComponentProps<"select">) {
  return (
    <span className={clsx("relative inline-flex min-w-0", className)}>
      <select
        {...rest}
        className="min-h-11 w-full appearance-none truncate rounded-full border border-edge/60 bg-raised pr-10 pl-4 text-[0.95rem] transition-colors hover:border-ink"
      >
        {children}
      </select>
      <ChevronDown
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 right-3.5 size-4 -translate-y-1/2 text-soft"
      />
    </span>
  );
}
