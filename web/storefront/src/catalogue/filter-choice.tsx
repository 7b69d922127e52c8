// One value of a filter, to be ticked, and how many products it would leave.
import { useId } from "react";
import { useLocale, useText } from "~/i18n/text";
import { useEarlyChoice } from "~/ui/use-early-choice";

interface FilterChoiceProps {
  type: "checkbox" | "radio";
  name?: string;
  label: string;
  count?: number;
  checked: boolean;
  onChange: (on: boolean) => void;
}

export function FilterChoice({ label, count, onChange, ...input }: FilterChoiceProps) {
  const counted = useId();
  const field = useEarlyChoice<HTMLInputElement>(
    ({ type, checked }) => (type === "radio" ? checked && !input.checked : checked !== input.checked),
    ({ checked }) => onChange(checked),
  );
  return (
    <div className="flex items-center gap-2">
      <label className="flex min-h-10 min-w-0 flex-1 cursor-pointer items-center gap-3">
        <input
          ref={field}
          {...input}
          aria-describedby={count === undefined ? undefined : counted}
          onChange={(event) => onChange(event.target.checked)}
          className="size-4.5 shrink-0 accent-accent"
        />
        <span className="min-w-0 break-words">{label}</span>
      </label>
      {count !== undefined && <Count id={counted} count={count} />}
    </div>
  );
}

/** A number of products; in words for those who do not see where it stands. */
export function Count({ id, count }: { id?: string; count: number }) {
  const t = useText();
  const locale = useLocale();
  return (
    <span id={id} className="text-sm text-soft tabular-nums">
      <span aria-hidden="true">{count.toLocaleString(locale)}</span>
      <span className="sr-only">{t("listing.count", { count })}</span>
    </span>
  );
}
