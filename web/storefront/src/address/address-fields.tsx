// An address, asked for the way its country writes it. Part of a form that holds the values at a place of its own.
import type { AddressField } from "@cloudmart/api-client";
import type { ReactNode } from "react";
import { useFormContext } from "react-hook-form";
import { useFormField } from "~/form/use-form-field";
import { useText } from "~/i18n/text";
import { TextField } from "~/ui/field";
import { Skeleton } from "~/ui/skeleton";
import { addressFormat, postalLabel, useAddressFormats } from "./address-format";
import { CountryField } from "./country-field";
import { RegionField } from "./region-field";

interface AddressFieldsProps {
  /** Where the form keeps the address. */
  at: string;
  /** Which of somebody's addresses a browser should fill in. */
  purpose?: "shipping" | "billing";
}

const PLACE: AddressField[] = ["city", "region", "postal_code"];
const WIDTHS = ["", "sm:col-span-6", "sm:col-span-3", "sm:col-span-2"];

export function AddressFields({ at, purpose }: AddressFieldsProps) {
  const t = useText();
  const field = useFormField();
  const use = purpose === "billing" ? "billing" : "delivery";
  const countries = useAddressFormats(use);
  const isAwaited = countries === undefined;
  const { watch } = useFormContext();
  const country: string = watch(`${at}.country`);
  const { fields, required, postal_code } = addressFormat(country);
  const fill = (token: string) => (purpose ? `${purpose} ${token}` : token);
  const width = WIDTHS[fields.filter((name) => PLACE.includes(name)).length] ?? "";

  // Made where they stand: the order in which fields are made is the order in which errors are gone to.
  const make: Record<AddressField, () => ReactNode> = {
    name: () => (
      <TextField
        {...field(`${at}.name`)}
        key="name"
        label={t("address.name")}
        autoComplete={fill("name")}
        className="sm:col-span-6"
        required
      />
    ),
    line1: () => (
      <TextField
        {...field(`${at}.line1`)}
        key="line1"
        label={t("address.line1")}
        autoComplete={fill("address-line1")}
        className="sm:col-span-6"
        required
      />
    ),
    line2: () => (
      <TextField
        {...field(`${at}.line2`)}
        key="line2"
        label={t("address.line2")}
        autoComplete={fill("address-line2")}
        className="sm:col-span-6"
      />
    ),
    city: () => (
      <TextField
        {...field(`${at}.city`)}
        key="city"
        label={t("address.city")}
        autoComplete={fill("address-level2")}
        className={width}
        required
      />
    ),
    region: () => (
      <RegionField
        {...field(`${at}.region`)}
        key={`region-${country}`}
        country={country}
        autoComplete={fill("address-level1")}
        className={width}
      />
    ),
    postal_code: () => (
      <TextField
        {...field(`${at}.postal_code`)}
        key="postal_code"
        label={t(postalLabel(country))}
        placeholder={
          postal_code?.example ? t("address.example", { example: postal_code.example }) : undefined
        }
        autoComplete={fill("postal-code")}
        maxLength={16}
        className={width}
        required={required.includes("postal_code")}
      />
    ),
  };

  return (
    <div className="grid gap-4 sm:grid-cols-6" aria-busy={isAwaited || undefined}>
      <CountryField
        at={at}
        autoComplete={fill("country")}
        anywhere={use === "billing" ? countries : undefined}
      />
      {fields.map((name) =>
        isAwaited && PLACE.includes(name) ? (
          <Skeleton key={name} className={`h-18.5 ${width}`} />
        ) : (
          make[name]()
        ),
      )}
    </div>
  );
}
