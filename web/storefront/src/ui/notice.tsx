// A message that stands in the page: something failed, is missing or is worth knowing.
import { clsx } from "clsx";
import { CircleAlert, CircleCheck, Info } from "lucide-react";
import type { ReactNode } from "react";

export type NoticeKind = "bad" | "warn" | "good";
const looks = { bad: "bg-bad-wash text-bad", warn: "bg-warn-wash text-warn", good: "bg-good-wash text-good" };
const icons = { bad: CircleAlert, warn: Info, good: CircleCheck };

export function Notice({
  kind,
  children,
  className,
}: {
  kind: NoticeKind;
  children: ReactNode;
  className?: string;
}) {
  const Icon = icons[kind];
  return (
    <div
      role={kind === "bad" ? "alert" : "status"}
      className={clsx("flex gap-3 rounded-control p-4", looks[kind], className)}
    >
      <Icon aria-hidden="true" className="mt-0.5 size-5 shrink-0" />
      <div className="min-w-0">{children}</div>
    </div>
  );
}
