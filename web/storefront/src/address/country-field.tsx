// The country of an address: one that the shop delivers to or, for an invoice, any; and the one that is already there.
import { useEffect, useMemo } from "react";
import { useFormContext } from "react-hook-form";
import { publicAddress } from "~/api/answers";
import { useAnswerLater } from "~/api/use-answer-later";
import { useFormField } from "~/form/use-form-field";
import { useText } from "~/i18n/text";
import { SelectField } from "~/ui/field";
import { CountryOptions } from "./country-options";

interface CountryFieldProps {
  /** Where the form keeps the address. */
  at: string;
  autoComplete: string;
  /** The countries to choose from, where that has nothing to do with delivery. */
  anywhere?: string[];
}

export function CountryField({ at, autoComplete, anywhere }: CountryFieldProps) {
  const t = useText();
  const field = useFormField()(`${at}.country`);
  const { watch, getValues, setValue } = useFormContext();
  const country: string = watch(`${at}.country`);
  const { data: shop } = useAnswerLater(publicAddress("/api/v1/shop"));
  const known = anywhere ?? shop?.delivers_to;
  const codes = useMemo(() => [...new Set(known).add(country)], [known, country]);

  // Where the browser is at home is but a guess.
  useEffect(() => {
    if (!shop || anywhere || shop.delivers_to.includes(getValues(`${at}.country`))) return;
    const isUntouched = ["name", "line1", "city"].every((part) => !getValues(`${at}.${part}`));
    if (isUntouched) setValue(`${at}.country`, shop.country);
  }, [shop, anywhere, at, getValues, setValue]);

  return (
    <SelectField
      {...field}
      // Set by React, once its option is there.
      value={country}
      onChange={(event) => {
        // A region of one country means nothing in another.
        setValue(`${at}.region`, "");
        return field.onChange(event);
      }}
      label={t("address.country")}
      autoComplete={autoComplete}
      className="sm:col-span-6"
      required
    >
      <CountryOptions codes={codes} />
    </SelectField>
  );
}
