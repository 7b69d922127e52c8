// How far an order is, each step with its time.
import type { Order } from "@cloudmart/api-client";
import { clsx } from "clsx";
import { Check, CircleAlert } from "lucide-react";
import { useDate, useText } from "~/i18n/text";
import { type TimelineStep, timelineSteps } from "./timeline-steps";

const dots: Record<TimelineStep["state"], string> = {
  done: "border-good bg-good text-paper",
  current: "border-accent bg-paper text-accent",
  ahead: "border-line bg-paper text-transparent",
  failed: "border-bad bg-bad text-paper",
};

export function Timeline({ order }: { order: Order }) {
  const t = useText();
  const date = useDate();
  const steps = timelineSteps(order);
  return (
    <ol aria-label={t("order.progress")} className="grid">
      {steps.map(({ id, state, text, at }, place) => (
        <li
          key={id}
          aria-current={state === "current" ? "step" : undefined}
          className="relative grid grid-cols-[1.75rem_1fr] gap-x-4 pb-6 last:pb-0"
        >
          {place < steps.length - 1 && (
            <span
              aria-hidden="true"
              className={clsx(
                "absolute top-7 bottom-0 left-[0.8125rem] w-0.5",
                state === "done" ? "bg-good" : "bg-line",
              )}
            />
          )}
          <span
            aria-hidden="true"
            className={clsx("grid size-7 place-items-center rounded-full border-2", dots[state])}
          >
            {state === "done" && <Check className="size-4" />}
            {state === "failed" && <CircleAlert className="size-4" />}
            {state === "current" && <span className="size-2.5 animate-pulse rounded-full bg-accent" />}
          </span>
          <span className="pt-0.5">
            <span className={clsx("font-medium", state === "ahead" && "text-soft")}>
              {t(text)}
              {state === "ahead" && <span className="sr-only"> {t("timeline.ahead")}</span>}
            </span>
            {at && (
              <time dateTime={at} className="block text-sm text-soft">
                {date(at, "moment")}
              </time>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
