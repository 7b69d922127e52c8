// The values of a filter of which several may be chosen: brands, colours, sizes. Those with most products first, the rest
// on request.
import type { ValueFacet } from "@cloudmart/api-client";
import { useState } from "react";
import { useText } from "~/i18n/text";
import { Button } from "~/ui/button";
import { FilterChoice } from "./filter-choice";

interface ValueFilterProps {
  title: string;
  values: ValueFacet[];
  chosen: string[];
  onChange: (chosen: string[]) => void;
}

const SHOWN_FIRST = 6;

export function ValueFilter({ title, values, chosen, onChange }: ValueFilterProps) {
  const t = useText();
  const [all, setAll] = useState(false);
  // What is chosen stays to be seen, also when nothing is left of it.
  const gone = chosen.filter((value) => !values.some((known) => known.value === value));
  const known: ValueFacet[] = [...values, ...gone.map((value) => ({ value, count: 0 }))];
  const shown = known.filter(({ value }, index) => all || index < SHOWN_FIRST || chosen.includes(value));
  if (known.length === 0) return null;
  return (
    <fieldset className="min-w-0">
      <legend className="font-display font-semibold">{title}</legend>
      {shown.map(({ value, count }) => (
        <FilterChoice
          key={value}
          type="checkbox"
          label={value}
          count={count}
          checked={chosen.includes(value)}
          onChange={(on) => onChange(on ? [...chosen, value] : chosen.filter((other) => other !== value))}
        />
      ))}
      {shown.length < known.length && (
        <Button
          look="plain"
          size="small"
          className="-ml-3"
          aria-label={t("filters.allOf", { title })}
          onClick={() => setAll(true)}
        >
          {t("filters.all", { count: known.length })}
        </Button>
      )}
    </fieldset>
  );
}
