// The filters of a listing. Every choice is written into the address at once; prices when their field is left.
import { clsx } from "clsx";
import { type FormEvent, useId } from "react";
import { useText } from "~/i18n/text";
import { useEarlyChoice } from "~/ui/use-early-choice";
import type { ListingChanges } from "./listing-query";
import type { Filters } from "./use-filters";

const RATINGS = [4, 3, 2];
const MINOR_UNITS = 100;

export function FilterPanel({ filters, className }: { filters: Filters; className?: string }) {
  const t = useText();
  const ratingName = useId();
  const { query } = filters;
  const change = (changes: ListingChanges) => filters.change(changes, true);

  const applyPrices = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    change({ min_price: minorUnits(fields.get("from")), max_price: minorUnits(fields.get("to")) });
  };

  return (
    <section aria-label={t("filters.title")} className={clsx("grid content-start gap-8", className)}>
      <form onSubmit={applyPrices} onBlur={(event) => event.currentTarget.requestSubmit()}>
        <fieldset>
          <legend className="font-display font-semibold">{t("filters.price")}</legend>
          <div className="mt-3 flex items-center gap-2">
            <PriceField
              key={`from ${query.min_price}`}
              name="from"
              label={t("filters.from")}
              value={query.min_price}
            />
            <span aria-hidden="true">–</span>
            <PriceField
              key={`to ${query.max_price}`}
              name="to"
              label={t("filters.to")}
              value={query.max_price}
            />
          </div>
          <button type="submit" className="sr-only">
            {t("filters.apply")}
          </button>
        </fieldset>
      </form>
      <fieldset>
        <legend className="font-display font-semibold">{t("filters.availability")}</legend>
        <Choice
          type="checkbox"
          label={t("filters.inStock")}
          checked={query.in_stock === true}
          onChange={(on) => change({ in_stock: on ? "true" : undefined })}
        />
      </fieldset>
      <fieldset>
        <legend className="font-display font-semibold">{t("filters.ratingTitle")}</legend>
        <Choice
          type="radio"
          name={ratingName}
          label={t("filters.anyRating")}
          checked={!query.min_rating}
          onChange={() => change({ min_rating: undefined })}
        />
        {RATINGS.map((value) => (
          <Choice
            key={value}
            type="radio"
            name={ratingName}
            label={t("filters.rating", { value })}
            checked={query.min_rating === value}
            onChange={() => change({ min_rating: String(value) })}
          />
        ))}
      </fieldset>
    </section>
  );
}

function minorUnits(text: FormDataEntryValue | null): string | undefined {
  const value = Number.parseFloat(String(text ?? "").replace(",", "."));
  return Number.isFinite(value) && value >= 0 ? String(Math.round(value * MINOR_UNITS)) : undefined;
}

function PriceField({ name, label, value }: { name: string; label: string; value: number | undefined }) {
  return (
    <input
      name={name}
      aria-label={label}
      placeholder={label}
      inputMode="decimal"
      autoComplete="off"
      defaultValue={value === undefined ? "" : value / MINOR_UNITS}
      className="h-11 w-full min-w-0 rounded-control border border-edge/60 bg-raised px-3 placeholder:text-soft hover:border-ink"
    />
  );
}

interface ChoiceProps {
  type: "checkbox" | "radio";
  name?: string;
  label: string;
  checked: boolean;
  onChange: (on: boolean) => void;
}

function Choice({ label, onChange, ...input }: ChoiceProps) {
  const field = useEarlyChoice<HTMLInputElement>(
    ({ type, checked }) => (type === "radio" ? checked && !input.checked : checked !== input.checked),
    ({ checked }) => onChange(checked),
  );
  return (
    <label className="flex min-h-10 cursor-pointer items-center gap-3">
      <input
        ref={field}
        {...input}
        onChange={(event) => onChange(event.target.checked)}
        className="size-4.5 accent-accent"
      />
      {label}
    </label>
  );
}
